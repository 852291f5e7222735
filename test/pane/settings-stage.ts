import { screen } from '@testing-library/react'
import type { Locale } from '../../src/contract/locale.ts'
import type { Role } from '../../src/contract/rights.ts'
import { button, FakeApi, openPane, SESSION } from './stage.tsx'

/** The settings of a role, opened as that person opens them. */
export async function openSettings(
  api: FakeApi = new FakeApi(),
  locale: Locale = 'en',
  role: Role = 'manager',
) {
  api.view = { ...api.view, member: { ...SESSION.member, role } }
  const pane = openPane({ api, locale })
  const name = locale === 'en' ? 'Settings' : '設定'
  await pane.person.click(await screen.findByRole('tab', { name }))
  return pane
}

/** One section of a manager's settings. */
export async function openSection(section: string, api?: FakeApi, locale?: Locale) {
  const pane = await openSettings(api, locale)
  await pane.person.click(await button(section))
  await screen.findByRole('heading', { name: section })
  return pane
}
