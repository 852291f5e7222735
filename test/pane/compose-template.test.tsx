import { afterEach, describe, expect, test } from '@jest/globals'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { BLOCK_LIMITS, blockLength } from '../../src/contract/lead.ts'
import { HANAKO } from '../message/example-block.ts'
import {
  AGREEMENT,
  button,
  FakeApi,
  INSERT,
  LETTER,
  openPane,
  rejection,
  REMOVE,
  said,
  SESSION,
} from './stage.tsx'

afterEach(() => {
  cleanup()
  sessionStorage.clear()
  localStorage.clear()
})

const TEXTS = {
  en: {
    ...{ insert: INSERT, remove: REMOVE, reword: 'Reword for this mail', field: 'First paragraph' },
    tooLong:
      'This passage is too long for a mail. Reword it for this mail; a manager can shorten it in Settings > Wording.',
    short: 'An adviser may help.',
  },
  ja: {
    insert: 'ご案内リンクを挿入',
    remove: 'ご案内リンクを削除',
    reword: 'この1通だけ書き換える',
    field: '冒頭文',
    tooLong:
      '文面が長すぎるため挿入できません。この1通だけ書き換えて挿入できます。元の文面は、管理者が設定の「文面」で短くできます。',
    short: '無料でご相談いただけます。',
  },
}

/** The agency got a longer name after the template was saved. */
function withLongerText(locale: 'en' | 'ja') {
  const { locked } = AGREEMENT.wording[locale]
  const room = BLOCK_LIMITS[locale] - blockLength(locale, { lead: '', locked })
  const filler = locale === 'ja' ? '長'.repeat(room - 20) : ' word'.repeat(room - 6)
  const wording = { ...AGREEMENT.wording, [locale]: { locked: `${locked}\n${filler}` } }
  return { ...AGREEMENT, version: 2, wording }
}

describe('a template that is too long by now', () => {
  test.each(['en', 'ja'] as const)(
    'in %s is not inserted, and the pane says who can mend it',
    async (locale) => {
      const text = TEXTS[locale]
      const api = new FakeApi()
      api.view = { ...SESSION, agreements: [withLongerText(locale)] }
      const message = rejection([HANAKO])
      const { person } = openPane({ message, api, locale })
      await person.selectOptions(
        await screen.findByLabelText(locale === 'en' ? 'Language' : '言語'),
        locale,
      )
      await waitFor(() => expect(said('status')).toContain(text.tooLong))
      expect((await button(text.insert)).disabled).toBe(true)
      expect(api.issued).toEqual([])

      await person.click(await button(text.reword))
      const field = await screen.findByLabelText(text.field)
      await person.clear(field)
      await person.type(field, text.short)
      await waitFor(async () => expect((await button(text.insert)).disabled).toBe(false))
      expect(said('status')).not.toContain(text.tooLong)
    },
  )

  test.each(['en', 'ja'] as const)(
    'in %s is not inserted when the pane learns of it with the link',
    async (locale) => {
      const text = TEXTS[locale]
      const api = new FakeApi()
      const issue = api.issueReferral
      api.issueReferral = async (...asked) => {
        const issued = await issue(...asked)
        const locked = withLongerText(locale).wording[locale].locked
        return { ...issued, wording: { ...issued.wording, locked } }
      }
      const message = rejection([HANAKO])
      const { person } = openPane({ message, api, locale })
      await person.selectOptions(
        await screen.findByLabelText(locale === 'en' ? 'Language' : '言語'),
        locale,
      )
      await person.click(await button(text.insert))
      await waitFor(() => expect(said('alert')).toContain(text.tooLong))
      expect(message.content).toBe(LETTER)
    },
  )

  test('is not inserted when only the server knows, in whose words the pane says so', async () => {
    const api = new FakeApi()
    api.failing.issueReferral = 'template_refused'
    const message = rejection([HANAKO])
    const { person } = openPane({ message, api })
    await person.click(await button(INSERT))
    await waitFor(() => expect(said('alert')).toMatch(/a manager can mend it in Settings/))
    expect(message.content).toBe(LETTER)
    expect((await button(INSERT)).disabled).toBe(false)
  })
})
