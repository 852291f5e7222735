import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { cleanup, screen } from '@testing-library/react'
import { AGENCY_LABELS, fill, next, withLiveAgreement, writesOf } from './agreement-steps.ts'
import { DRAFT, LIVE } from './fake-company.ts'
import { openSection } from './settings-stage.ts'
import { button, FakeApi } from './stage.tsx'

// Twenty fields are typed into by name, which a busy machine takes its time for.
jest.setTimeout(20_000)

afterEach(cleanup)

describe('the texts candidates will read', () => {
  async function toTexts(api = new FakeApi()) {
    const pane = await openSection('Agreements', api)
    await pane.person.click(await button('New agreement'))
    for (const [label, value] of Object.entries(AGENCY_LABELS)) fill(label, value)
    await next(pane.person, 3)
    fill('Address of the agency’s endpoint', DRAFT.endpoint)
    await pane.person.click(await button('Next'))
    return pane
  }

  test('are shown in both languages before an agreement is made, and nothing is kept', async () => {
    const { api } = await toTexts()
    await screen.findByRole('heading', { name: 'What candidates will read' })
    expect(screen.getAllByText(DRAFT.agency.name)).toHaveLength(4)
    for (const name of ['Page', 'Mail'].flatMap((one) => [
      `${one} in English`,
      `${one} in Japanese`,
    ])) {
      screen.getByText(name)
    }
    expect(screen.queryByText('Removed')).toBeNull()
    expect(writesOf(api)).toEqual([])
  })

  test('say what could not go live, and why', async () => {
    const api = new FakeApi()
    api.lacking = ['Page in English: it does not say what for.']
    await toTexts(api)
    await screen.findByText('It cannot be put into force like this:')
    screen.getByText('Page in English: it does not say what for.')
  })

  test('of a new version stand beside those in force, what changes marked in words', async () => {
    const { person } = await withLiveAgreement()
    await person.click(await button('Edit'))
    await next(person, 4)
    await screen.findByText('Version 2 beside the one in force. Nothing has been changed yet.')
    const gone = screen.getByText('a line of today')
    expect([gone.tagName, gone.parentElement?.textContent]).toEqual([
      'DEL',
      'Removed a line of today',
    ])
    const fresh = screen.getByText('a line of tomorrow')
    expect([fresh.tagName, fresh.parentElement?.textContent]).toEqual([
      'INS',
      'New a line of tomorrow',
    ])
    expect(screen.getAllByText('no change')).toHaveLength(3)
    screen.getByText('2 lines change')
  })

  test('need to tell of the country of an agency abroad', async () => {
    const { person, api } = await openSection('Agreements')
    await person.click(await button('New agreement'))
    for (const [label, value] of Object.entries(AGENCY_LABELS)) fill(label, value)
    const japanese = 'How personal data are protected there (Japanese)'
    expect(screen.queryByLabelText(japanese)).toBeNull()
    fill('Country', 'SG')
    await person.click(await button('Next'))
    const field = screen.getByLabelText(japanese)
    expect([field.getAttribute('aria-invalid'), document.activeElement]).toEqual(['true', field])
    fill(japanese, '個人情報保護法が\nあります。')
    fill('How personal data are protected there (English)', 'There is a law.')
    await next(person, 3)
    fill('Address of the agency’s endpoint', DRAFT.endpoint)
    await person.click(await button('Next'))
    await person.click(await button('Make the agreement'))
    await screen.findByLabelText('Secret for the agency')
    expect(writesOf(api)[0]?.sent).toMatchObject({
      agency: { abroadNotice: '個人情報保護法が あります。', abroadNoticeEn: 'There is a law.' },
    })
  })

  test('that lack something keep the agreement a draft, with the reasons', async () => {
    const api = new FakeApi()
    api.agreed = [{ ...LIVE, state: 'draft' }]
    const reason = 'Page in Japanese: the agency is in another country.'
    api.refusing.putIntoForce = { code: 'text_incomplete', reasons: [reason] }
    const { person } = await openSection('Agreements', api)
    await person.click(await screen.findByRole('button', { name: /^Mirai Career Inc./ }))
    await person.click(await button('Put into force'))
    await screen.findByText(reason)
    screen.getByText('Draft')
  })
})
