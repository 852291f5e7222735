import { afterEach, describe, expect, test } from '@jest/globals'
import { act, cleanup, screen, waitFor } from '@testing-library/react'
import { HANAKO, KENJI } from '../message/example-block.ts'
import { button, INSERT, LETTER, openPane, rejection, REMOVE, said } from './stage.tsx'

afterEach(() => {
  cleanup()
  sessionStorage.clear()
  localStorage.clear()
})

const TEXTS = {
  en: {
    ...{ field: 'First paragraph', stage: 'Stage', final: 'Final round' },
    ...{ insert: INSERT, replace: 'Replace it', remove: REMOVE },
    asks: 'You wrote these words for another person. Change them, or confirm that they fit.',
    confirm: 'They fit this person too',
  },
  ja: {
    ...{ field: '冒頭文', stage: '選考段階', final: '最終選考' },
    ...{ insert: 'ご案内リンクを挿入', replace: '差し替える', remove: 'ご案内リンクを削除' },
    asks: '別の方に向けてお書きになった文章です。書き直すか、この方にも当てはまることをご確認ください。',
    confirm: 'この方にも当てはまる',
  },
}
const WORDS = 'Hanako, your plan stayed with us.'

/** A mail with words of the recruiter's own, written for whoever is in To; opened at the last stage. */
async function writtenFor(to: string[], locale: 'en' | 'ja' = 'en') {
  const text = TEXTS[locale]
  const message = rejection(to)
  const { person, api } = openPane({ message, locale })
  await person.selectOptions(await screen.findByLabelText(text.stage), text.final)
  const field = await screen.findByLabelText<HTMLTextAreaElement>(text.field)
  await person.type(field, WORDS)
  return { text, message, person, api, field }
}

describe('words written for one person', () => {
  test.each(['en', 'ja'] as const)(
    'in %s wait when To changes before inserting',
    async (locale) => {
      const { text, message, field, person } = await writtenFor([HANAKO], locale)
      const insert = await button(text.insert)
      await waitFor(() => expect(insert.disabled).toBe(false))
      message.writeTo(KENJI)
      await waitFor(() => expect(said('status')).toContain(text.asks))
      expect(insert.disabled).toBe(true)
      expect(field.value).toBe(WORDS)
      await person.click(insert)
      expect(message.content).toBe(LETTER)
      message.writeTo(HANAKO)
      await waitFor(() => expect(said('status')).not.toContain(text.asks))
      expect(insert.disabled).toBe(false)
    },
  )

  test('do not replace another’s before somebody says that they fit', async () => {
    const { text, message, person, api } = await writtenFor([HANAKO])
    await person.click(await button(text.insert))
    await button(text.remove)
    expect(screen.queryByRole('button', { name: text.confirm })).toBeNull()
    message.writeTo(KENJI)
    const replace = await button(text.replace)
    await waitFor(() => expect(said('status')).toContain(text.asks))
    expect(said('alert')).toContain('made for another person')
    expect(replace.disabled).toBe(true)
    await person.click(await button(text.confirm))
    expect(document.activeElement).toBe(replace)
    expect(screen.queryByRole('button', { name: text.confirm })).toBeNull()
    await person.click(replace)
    await button(text.remove)
    expect(api.issued[1]?.referral.recipient).toBe(KENJI)
    expect(message.content).toContain(WORDS)
  })

  test('are this person’s once they were changed', async () => {
    const { text, message, person, field } = await writtenFor([HANAKO])
    message.writeTo(KENJI)
    await waitFor(() => expect(said('status')).toContain(text.asks))
    await person.clear(field)
    await person.type(field, 'Kenji, an adviser may help.')
    await waitFor(() => expect(said('status')).not.toContain(text.asks))
    await person.click(await button(text.insert))
    await button(text.remove)
    expect(message.content).toContain('Kenji, an adviser may help.')
    expect(message.content).not.toContain(WORDS)
  })

  test('belong to one mailbox, however its address is spelled', async () => {
    const { text, message } = await writtenFor([HANAKO])
    const insert = await button(text.insert)
    await waitFor(() => expect(insert.disabled).toBe(false))
    message.writeTo(HANAKO.toUpperCase().replace('.COM', '.ＣＯＭ'))
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)))
    expect([insert.disabled, said('status').includes(text.asks)]).toEqual([false, false])
  })

  test('before anybody was in To are for who comes first', async () => {
    const { text, message } = await writtenFor([])
    message.writeTo(HANAKO)
    const insert = await button(text.insert)
    await waitFor(() => expect(insert.disabled).toBe(false))
    message.writeTo()
    await waitFor(() => expect(insert.disabled).toBe(true))
    message.writeTo(KENJI)
    await waitFor(() => expect(said('status')).toContain(text.asks))
    expect(insert.disabled).toBe(true)
  })

  test('are asked about at other stages too, while a template goes on to the next person', async () => {
    const message = rejection([HANAKO], '<p>Thank you for the interview.</p>')
    const { person } = openPane({ message })
    const insert = await button(INSERT)
    message.writeTo(KENJI)
    await screen.findByText('k•••@example.net')
    expect(insert.disabled).toBe(false)
    await person.click(await button('Reword for this mail'))
    await person.type(await screen.findByLabelText(TEXTS.en.field), ' Write any time.')
    message.writeTo(HANAKO)
    await waitFor(() => expect(said('status')).toContain(TEXTS.en.asks))
    expect(insert.disabled).toBe(true)
    await person.click(await button('Back to the template'))
    await waitFor(() => expect(insert.disabled).toBe(false))
  })
})
