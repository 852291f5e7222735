import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { AGENCY_LABELS, fill, next, withLiveAgreement, writesOf } from './agreement-steps.ts'
import { DRAFT, LIVE } from './fake-company.ts'
import { openSection } from './settings-stage.ts'
import { button, FakeApi, said } from './stage.tsx'

// Twenty fields are typed into by name, which a busy machine takes its time for.
jest.setTimeout(20_000)

afterEach(cleanup)

describe('a new agreement', () => {
  test('is made in five steps, tested, and put into force', async () => {
    const { person, api } = await openSection('Agreements')
    await person.click(await button('New agreement'))
    await screen.findByRole('heading', { name: 'The agency' })
    for (const [label, value] of Object.entries(AGENCY_LABELS)) fill(label, value)
    await person.click(await button('Next'))
    await screen.findByRole('radio', { name: /^Our form/, checked: true })
    await person.click(await button('Next'))
    await screen.findByRole('heading', { name: 'The terms' })
    fill('People for one free placement', '8')
    await person.selectOptions(screen.getByLabelText('What earns a point'), 'who register')
    await person.click(await button('Next'))
    await screen.findByText(/Signed events take registrations/)
    fill('Address of the agency’s endpoint', DRAFT.endpoint)
    await person.click(await button('Next'))
    await person.click(await button('Make the agreement'))
    const secret = await screen.findByLabelText<HTMLInputElement>('Secret for the agency')
    expect(secret.value).toBe('whsec_c2VjcmV0')
    expect(writesOf(api)[0]?.sent).toEqual({
      ...DRAFT,
      terms: { ...DRAFT.terms, ratio: 8, qualifyOn: 'registered' },
    })
    await person.click(await button('Send a test'))
    await screen.findByText('The endpoint answered 200. It is ready.')
    await person.click(await button('Put into force'))
    await screen.findByText('Links can be made now.')
    expect(screen.queryByLabelText('Secret for the agency')).toBeNull()
  })

  test('each step says what is missing, and keeps what was typed when one goes back', async () => {
    const { person } = await openSection('Agreements')
    await person.click(await button('New agreement'))
    await person.click(await button('Next'))
    expect(screen.getAllByText('Please fill this in.')).toHaveLength(10)
    expect(document.activeElement).toBe(screen.getByLabelText('Name (Japanese)'))
    for (const [label, value] of Object.entries(AGENCY_LABELS)) fill(label, value)
    await person.click(await button('Next'))
    await person.click(await button('Next'))
    fill('Days a point waits', '400')
    await person.click(await button('Next'))
    screen.getByText('Enter a whole number from 0 to 365.')
    await person.click(await button('‹ Back'))
    await person.click(await button('‹ Back'))
    expect(screen.getByLabelText<HTMLInputElement>('Short name').value).toBe('みらいキャリア')
    expect(screen.getByLabelText<HTMLTextAreaElement>('Mail domains of the agency').value).toBe(
      'mirai.example',
    )
  })

  test('needs the company first, and leads there', async () => {
    const api = new FakeApi()
    api.saved = { employer: null, internalDomains: [], entraOnly: false, askWithoutLink: false }
    const { person } = await openSection('Agreements', api)
    await screen.findByText(/Fill in the company first/)
    await person.click(await button('Go to Company'))
    await screen.findByRole('heading', { name: 'Company' })
  })

  test('with an endpoint that is refused marks the field and loses nothing', async () => {
    const api = new FakeApi()
    api.refusing.addAgreement = { code: 'endpoint_refused', field: '/endpoint' }
    const { person } = await openSection('Agreements', api)
    await person.click(await button('New agreement'))
    for (const [label, value] of Object.entries(AGENCY_LABELS)) fill(label, value)
    await next(person, 3)
    fill('Address of the agency’s endpoint', 'https://192.168.0.1/')
    await person.click(await button('Next'))
    await person.click(await button('Make the agreement'))
    const endpoint = screen.getByLabelText<HTMLInputElement>('Address of the agency’s endpoint')
    await waitFor(() => expect(endpoint.getAttribute('aria-invalid')).toBe('true'))
    expect(said('alert')).toMatch(/must be an https address on the public internet/)
    expect(endpoint.value).toBe('https://192.168.0.1/')
  })
})

describe('the agency’s own form', () => {
  async function toMode(api = new FakeApi()) {
    const pane = await openSection('Agreements', api)
    await pane.person.click(await button('New agreement'))
    for (const [label, value] of Object.entries(AGENCY_LABELS)) fill(label, value)
    await pane.person.click(await button('Next'))
    await pane.person.click(await screen.findByRole('radio', { name: /^The agency’s own form/ }))
    return pane
  }

  test('must be named, and then only its acceptance can earn', async () => {
    const { person, api } = await toMode()
    await person.click(await button('Next'))
    screen.getByText('Please fill this in.')
    fill('Address of the agency’s form', 'https://forms.mirai.example/relay')
    await person.click(await button('Next'))
    await screen.findByRole('heading', { name: 'The terms' })
    expect(screen.queryByLabelText('What earns a point')).toBeNull()
    await person.click(await button('Next'))
    fill('Address of the agency’s endpoint', DRAFT.endpoint)
    await person.click(await button('Next'))
    await person.click(await button('Make the agreement'))
    await screen.findByLabelText('Secret for the agency')
    expect(writesOf(api)[0]?.sent).toEqual({
      ...DRAFT,
      mode: 'redirect',
      formUrl: 'https://forms.mirai.example/relay',
    })
  })

  test('that the server refuses leads back to its step, with everything typed', async () => {
    const api = new FakeApi()
    api.refusing.addAgreement = { code: 'form_refused', field: '/formUrl' }
    const { person } = await toMode(api)
    fill('Address of the agency’s form', 'https://elsewhere.example/')
    await next(person, 2)
    fill('Address of the agency’s endpoint', DRAFT.endpoint)
    await person.click(await button('Next'))
    await person.click(await button('Make the agreement'))
    const form = await screen.findByLabelText<HTMLInputElement>('Address of the agency’s form')
    await waitFor(() => expect(form.getAttribute('aria-invalid')).toBe('true'))
    expect(form.value).toBe('https://elsewhere.example/')
  })
})

describe('an agreement in force', () => {
  test.each([
    ['en', 'every 10 people the agency takes on', 'In force'],
    ['ja', '紹介会社が受け付けた10名ごとに1件', '有効'],
  ] as const)('says in %s what was agreed', async (locale, earns, state) => {
    await withLiveAgreement(locale)
    await screen.findByText(earns)
    screen.getByText(state)
    screen.getByText(DRAFT.endpoint)
    expect(screen.queryByRole('button', { name: /Put into force|有効にする/ })).toBeNull()
  })

  test.each([
    ['en', /^Nobody is offered this agency.*Revise the agreement/, 'Links can be made now.'],
    ['ja', /現在ご案内を停止しています。契約を変更して/, 'リンクを発行できます。'],
  ] as const)('says in %s why it is offered to nobody', async (locale, why, able) => {
    await withLiveAgreement(locale, { ...LIVE, stopped: true })
    await screen.findByText(why)
    expect(screen.queryByText(able)).toBeNull()
    cleanup()
    await withLiveAgreement(locale)
    await screen.findByText(able)
    expect(screen.queryByText(why)).toBeNull()
  })

  test.each([
    [{ reached: false, status: 401 }, /answered 401. Ask the agency/],
    [{ reached: false, status: null }, /did not answer. Check its address/],
  ] as const)('a test that came back %j is told in words', async (tested, words) => {
    const { person, api } = await withLiveAgreement()
    api.tested = tested
    await person.click(await button('Send a test'))
    await screen.findByText(words)
  })

  test('a change makes a new version, which is asked about', async () => {
    const { person, api } = await withLiveAgreement()
    await person.click(await button('Edit'))
    await person.click(await button('Next'))
    await person.click(await button('Next'))
    fill('Days a link takes registrations', '30')
    await next(person, 2)
    await person.click(await button('Make version 2'))
    screen.getByRole('alertdialog', { name: /Links made from now on carry version 2/ })
    await person.click(await button('Make version 2'))
    await screen.findByText('Version 2')
    screen.getByText('30 days')
    expect(api.agreed[0]).toMatchObject({ version: 2, terms: { linkLifetimeDays: 30 } })
  })

  test('an edit without a change makes no version', async () => {
    const { person, api } = await withLiveAgreement()
    await person.click(await button('Edit'))
    await next(person, 4)
    await person.click(await button('Make version 2'))
    await screen.findByText('Version 1')
    expect(writesOf(api)).toEqual([])
  })

  test('ends after a question, and can then not be changed', async () => {
    const { person, api } = await withLiveAgreement()
    await person.click(await button('End the agreement'))
    await person.click(await button('Cancel'))
    expect(api.agreed[0]?.state).toBe('live')
    await person.click(await button('End the agreement'))
    await person.click(await button('End it'))
    await screen.findByText('This agreement has ended and can no longer be changed.')
    expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull()
  })
})
