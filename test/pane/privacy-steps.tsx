import { screen } from '@testing-library/react'
import type { Locale } from '../../src/contract/locale.ts'
import { button, FakeApi, openPane, SESSION } from './stage.tsx'

/** What stands on the desk. */
export const WORDS = {
  en: {
    title: 'Privacy desk',
    address: 'E-mail address or reference number the person gave',
    lookUp: 'Look up',
  },
  ja: {
    title: '個人情報の窓口',
    address: 'ご本人から伺ったメールアドレスまたは受付番号',
    lookUp: '照会する',
  },
}

/** The desk, as its officer opens the pane without a mail. */
export async function openDesk(api: FakeApi = new FakeApi(), locale: Locale = 'en') {
  api.view = { ...SESSION, member: { ...SESSION.member, role: 'privacy_officer' } }
  const pane = openPane({ api, locale })
  await screen.findByRole('heading', { name: WORDS[locale].title })
  return pane
}

/** Somebody is looked up at the desk. */
export async function lookUp(address: string, api?: FakeApi, locale: Locale = 'en') {
  const pane = await openDesk(api, locale)
  await pane.person.type(screen.getByLabelText(WORDS[locale].address), address)
  await pane.person.click(await button(WORDS[locale].lookUp))
  return pane
}
