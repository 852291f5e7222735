import { afterEach, describe, expect, test } from '@jest/globals'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { EMPLOYER, LIVE } from './fake-company.ts'
import { openSection } from './settings-stage.ts'
import { button, FakeApi, said } from './stage.tsx'

afterEach(cleanup)

describe('the company', () => {
  test.each([
    ['en', 'Company', 'Name (English)', 'Save', 'Saved'],
    ['ja', '会社', '会社名(英語)', '保存', '保存しました'],
  ] as const)(
    'in %s, is changed and saved in place',
    async (locale, section, name, save, saved) => {
      const { person, api } = await openSection(section, new FakeApi(), locale)
      await person.type(await screen.findByLabelText(name), ' Ltd. ')
      screen.getByText(/new version of your agreements|提携契約の文面が新しい版/)
      await person.click(await button(save))
      await waitFor(() => expect(said('status')).toContain(saved))
      expect(api.saved.employer).toEqual({ ...EMPLOYER, nameEn: 'Sample Industries Ltd.' })
    },
  )

  test.each([
    [
      'en',
      'Company',
      'Representative (English)',
      'Save',
      'Save with these texts',
      'Saved',
      '‹ Back',
    ],
    ['ja', '会社', '代表者(英語)', '保存', 'この文面で保存', '保存しました', '‹ 戻る'],
  ] as const)(
    'in %s, shows what agreements in force would say before it is saved, and asks',
    async (locale, section, label, save, withTexts, saved, back) => {
      const api = new FakeApi()
      api.agreed = [LIVE, { ...LIVE, id: 'agreement-2', state: 'draft' }]
      const { person } = await openSection(section, api, locale)
      await person.type(await screen.findByLabelText(label), ' Jr.')
      await person.click(await button(save))
      const names = screen.getAllByRole('heading', { level: 3 })
      expect(names.map(({ textContent }) => textContent)).toEqual([
        locale === 'ja' ? LIVE.agency.name : LIVE.agency.nameEn,
      ])
      expect(screen.getByText('a line of tomorrow').tagName).toBe('INS')
      await person.click(await button(back))
      expect(screen.getByLabelText<HTMLInputElement>(label).value).toBe('Ichiro Yamada Jr.')
      await person.click(await button(save))
      await person.click(await button(withTexts))
      screen.getByRole('alertdialog')
      expect(api.writes.map(({ call }) => call)).not.toContain('saveCompany')
      await person.click(await button(withTexts))
      await waitFor(() => expect(said('status')).toContain(saved))
      expect(api.saved.employer?.representativeEn).toBe('Ichiro Yamada Jr.')
      expect(api.writes.at(-1)).toMatchObject({ sent: { seenTexts: 'of what was shown' } })
    },
  )

  test('whose texts became others meanwhile is kept as typed, and they are looked at again', async () => {
    const api = new FakeApi()
    api.agreed = [LIVE]
    const { person } = await openSection('Company', api)
    const name = await screen.findByLabelText('Name (English)')
    await person.type(name, ' Ltd.')
    await person.click(await button('Save'))
    api.refusing.saveCompany = { code: 'texts_not_seen' }
    await person.click(await button('Save with these texts'))
    await person.click(await button('Save with these texts'))
    await waitFor(() => expect(said('alert')).toMatch(/these texts have not been looked at/))
    expect(screen.getByLabelText<HTMLInputElement>('Name (English)').value).toMatch(/ Ltd\.$/)
    api.refusing = {}
    await person.click(await button('Save'))
    await person.click(await button('Save with these texts'))
    await person.click(await button('Save with these texts'))
    await waitFor(() => expect(said('status')).toContain('Saved'))
  })

  test('asks nothing where no text changes, and says why a text could not be put into force', async () => {
    const api = new FakeApi()
    api.agreed = [LIVE]
    const { person } = await openSection('Company', api)
    await person.click(await screen.findByRole('checkbox', { name: /Ask before a rejection/ }))
    await person.click(await button('Save'))
    await waitFor(() => expect(said('status')).toContain('Saved'))
    expect(api.writes.map(({ call }) => call)).toEqual(['saveCompany'])
    api.lacking = ['Page in English: it speaks of a gift.']
    await person.type(screen.getByLabelText('Name (English)'), ' Ltd.')
    await person.click(await button('Save'))
    await screen.findByText('Page in English: it speaks of a gift.')
  })

  test('of a new company starts empty, and says what is missing at the first field', async () => {
    const api = new FakeApi()
    api.saved = {
      employer: null,
      internalDomains: ['example.co.jp'],
      entraOnly: false,
      askWithoutLink: false,
    }
    const { person } = await openSection('Company', api)
    const name = await screen.findByLabelText('Name (Japanese)')
    await person.click(await button('Save'))
    expect(document.activeElement).toBe(name)
    expect(name.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getAllByText('Please fill this in.')).toHaveLength(7)
    await person.type(name, '株')
    expect(screen.getAllByText('Please fill this in.')).toHaveLength(6)
    expect(api.writes).toEqual([])
  })

  test('takes mail domains one per line, as people paste them', async () => {
    const { person, api } = await openSection('Company')
    const domains = await screen.findByLabelText('Mail domains of your company')
    await person.clear(domains)
    await person.type(domains, '@Example.co.jp{Enter}nonsense')
    await person.click(await button('Save'))
    await screen.findByText('“nonsense” is not a domain such as example.co.jp.')
    await person.type(domains, '.com')
    await person.click(await button('Save'))
    await waitFor(() => expect(said('status')).toContain('Saved'))
    expect(api.saved.internalDomains).toEqual(['example.co.jp', 'nonsense.com'])
  })

  test('says beside the switch what Entra alone means', async () => {
    const { person, api } = await openSection('Company')
    const only = await screen.findByRole('checkbox', { name: /Microsoft Entra only/ })
    const about = document.getElementById(only.getAttribute('aria-describedby') ?? '')
    expect(about?.textContent).toMatch(/also for you/)
    await person.click(only)
    await person.click(await button('Save'))
    await waitFor(() => expect(api.saved.entraOnly).toBe(true))
  })

  test('turns the question before a rejection without a link on', async () => {
    const { person, api } = await openSection('Company')
    const ask = await screen.findByRole('checkbox', { name: /Ask before a rejection/ })
    expect((ask as HTMLInputElement).checked).toBe(false)
    await person.click(ask)
    await person.click(await button('Save'))
    await waitFor(() => expect(api.saved.askWithoutLink).toBe(true))
  })

  test('marks the field a refusal speaks of, and repeats a lost save under one key', async () => {
    const api = new FakeApi()
    const { person } = await openSection('Company', api)
    const contact = await screen.findByLabelText('Privacy contact')
    await person.type(contact, '.example')
    api.refusing.saveCompany = { code: 'invalid_request', field: '/employer/privacyContact' }
    await person.click(await button('Save'))
    await waitFor(() => expect(contact.getAttribute('aria-invalid')).toBe('true'))
    expect(document.activeElement).toBe(contact)
    api.refusing.saveCompany = { code: 'unreachable' }
    await person.click(await button('Save'))
    await waitFor(() => expect(said('alert')).toMatch(/cannot be reached/))
    api.refusing = {}
    await person.click(await button('Save'))
    await waitFor(() => expect(said('status')).toContain('Saved'))
    const saves = api.writes.filter(({ call }) => call === 'saveCompany')
    const [refused, lost, kept] = saves.map(({ key }) => key)
    expect(lost).toBe(kept)
    expect(refused).not.toBe(lost)
  })
})
