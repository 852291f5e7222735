import { afterEach, describe, expect, test } from '@jest/globals'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { DEFAULT_LEADS } from '../../server/text/leads.ts'
import { openSection, openSettings } from './settings-stage.ts'
import { button, FakeApi, said } from './stage.tsx'

afterEach(cleanup)

/** The words for one lead, opened from the list as a manager does. */
async function openLead(api = new FakeApi(), title = /^Interview · English/) {
  const pane = await openSection('Wording', api)
  await pane.person.click(await screen.findByRole('button', { name: title }))
  const field = await screen.findByLabelText<HTMLTextAreaElement>(
    /^(First paragraph|What the recruiter is asked to write)$/,
  )
  return { ...pane, field }
}

const preview = () => screen.getByRole('group', { name: 'As it will stand in the mail' })

async function reword(person: Awaited<ReturnType<typeof openLead>>['person'], words: string) {
  const field = screen.getByLabelText(/^(First paragraph|What the recruiter)/)
  await person.clear(field)
  // Braces are keys of their own to whoever types them.
  await person.click(field)
  await person.paste(words)
}

describe('the wording', () => {
  test.each([
    ['en', 'Wording', 'Final round · English'],
    ['ja', '文面', '最終選考 · 英語 (English)'],
  ] as const)('in %s lists the lead of every stage and language', async (locale, name, last) => {
    await openSection(name, new FakeApi(), locale)
    const list = await screen.findByRole('list')
    expect(within(list).getAllByRole('button')).toHaveLength(7)
    within(list).getByText(last)
    expect(within(list).getAllByText(/As it comes with|標準の文面/)).toHaveLength(6)
  })

  test('is changed with a live preview, and every change is a version', async () => {
    const { person, api, field } = await openLead()
    expect(field.value).toBe(DEFAULT_LEADS.interview.en)
    await reword(person, 'Dear {{candidate_name|applicant}}, {{agency_short}} can help.')
    within(preview()).getByText('Dear Hanako Sato, Mirai can help.')
    await person.click(screen.getByLabelText('Show it without a name and a position'))
    within(preview()).getByText('Dear applicant, Mirai can help.')
    within(preview()).getByText(/Optional, with no effect/)
    await person.click(await button('Save as version 1'))
    await waitFor(() => expect(said('status')).toContain('Saved'))
    expect(api.writes).toMatchObject([
      {
        call: 'saveLead',
        sent: { stage: 'interview', locale: 'en', basedOn: 0 },
      },
    ])
    await button('Save as version 2')
    await person.click(await button('‹ Back'))
    await screen.findByText(/^Version 1 · 田中 誠 · Mon 23 Nov/)
  })

  test('with something against it is not sent, and points at the words', async () => {
    const { person, api, field } = await openLead()
    await reword(person, 'A gift for {{candidate_name}}!')
    for (const complaint of [
      '“gift”: candidates may be offered nothing of value.',
      /“{{candidate_name}}” may have no value/,
      '“!” is too loud for this mail.',
    ]) {
      screen.getByText(complaint)
    }
    expect(field.getAttribute('aria-invalid')).toBe('true')
    await person.click(await button('Save as version 1'))
    expect(document.activeElement).toBe(field)
    expect(api.writes).toEqual([])
  })

  test('too long for the block says by how much', async () => {
    const { person } = await openLead()
    await reword(person, 'word '.repeat(200))
    screen.getByText(/^This is \d+ words too long/)
  })

  test('takes variables where the cursor stands, each with its fallback', async () => {
    const { person, field } = await openLead()
    await person.clear(field)
    await person.type(field, 'Dear ')
    await person.click(await button('Candidate’s name'))
    expect(field.value).toBe('Dear {{candidate_name|applicant}}')
    expect(document.activeElement).toBe(field)
    expect(field.getAttribute('aria-invalid')).toBe('false')
  })

  test('goes back to earlier words as a new version', async () => {
    const api = new FakeApi()
    api.reword({ stage: 'interview', locale: 'en', text: 'An adviser may help.', version: 1 })
    api.reword(
      { stage: 'interview', locale: 'en', text: 'Somebody may help.', version: 2 },
      '加藤 美咲',
    )
    const { person, field } = await openLead(api)
    await person.click(await button('Versions'))
    const entries = () => screen.findAllByRole('listitem')
    expect((await entries()).map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Version 2 · 加藤 美咲 · .*In force.*Somebody may help\.$/),
      expect.stringMatching(/^Version 1 · 田中 誠 · .*An adviser may help\./),
    ])
    await person.click(await button('Show earlier ones'))
    await screen.findByText('As it comes with the product')
    const [latest] = screen.getAllByRole('button', { name: 'Take these words' })
    await person.click(latest!)
    expect(field.value).toBe('An adviser may help.')
    await person.click(await button('Save as version 3'))
    await waitFor(() => expect(said('status')).toContain('Saved'))
    expect((await entries())[0]?.textContent).toMatch(/^Version 3 · .*In force.*An adviser/)
  })

  test('changed by somebody else meanwhile shows their version and keeps what was typed', async () => {
    const api = new FakeApi()
    const { person, field } = await openLead(api)
    await reword(person, 'An adviser may help.')
    api.reword({ stage: 'interview', locale: 'en', text: 'Theirs.', version: 1 }, '加藤 美咲')
    api.refusing.saveLead = { code: 'request_in_progress' }
    await person.click(await button('Save as version 1'))
    await screen.findByText('Theirs.')
    expect(said('alert')).toContain('changed by somebody else')
    expect(field.value).toBe('An adviser may help.')
    api.refusing = {}
    await person.click(await button('Save as version 2'))
    await waitFor(() => expect(said('status')).toContain('Saved'))
  })

  test('of the final stage is what the recruiter is asked, without rules or preview', async () => {
    const { person, api } = await openLead(new FakeApi(), /^Final round · English/)
    expect(screen.queryByRole('group', { name: 'As it will stand in the mail' })).toBeNull()
    await reword(person, 'Write it yourself, without a word on any bonus.')
    await person.click(await button('Save as version 1'))
    await waitFor(() => expect(said('status')).toContain('Saved'))
    expect(api.writes).toHaveLength(1)
  })

  test('is no concern of a recruiter', async () => {
    await openSettings(new FakeApi(), 'en', 'recruiter')
    await screen.findByRole('tabpanel', { name: 'Your devices' }).catch(() => undefined)
    expect(screen.queryByRole('button', { name: 'Wording' })).toBeNull()
  })
})

describe('the positions', () => {
  test('are kept one per line, in the managers’ order', async () => {
    const { person, api } = await openSection('Wording')
    await person.click(await screen.findByRole('button', { name: /^Positions/ }))
    const field = await screen.findByRole('textbox', { name: 'Positions' })
    await person.type(field, '{Enter}Account manager{Enter}{Enter}  経理 ')
    await person.click(await button('Save'))
    await waitFor(() => expect(said('status')).toContain('Saved'))
    expect(api.positions).toEqual(['法人営業', 'Account manager', '経理'])
    await person.click(await button('‹ Back'))
    await screen.findByText('3 positions')
  })

  test('too many or too long ones are said to be', async () => {
    const { person, api } = await openSection('Wording')
    await person.click(await screen.findByRole('button', { name: /^Positions/ }))
    const field = await screen.findByRole('textbox', { name: 'Positions' })
    await person.clear(field)
    await person.click(field)
    await person.paste(Array.from({ length: 51 }, (_, index) => `Position ${index}`).join('\n'))
    await person.click(await button('Save'))
    screen.getByText('Name at most 50.')
    await person.clear(field)
    await person.click(field)
    await person.paste('x'.repeat(81))
    await person.click(await button('Save'))
    screen.getByText('Use at most 80 characters.')
    await person.clear(field)
    await person.click(field)
    await person.paste('{{link}}')
    await person.click(await button('Save'))
    screen.getByText('Please check the spelling.')
    expect(api.writes).toEqual([])
  })
})
