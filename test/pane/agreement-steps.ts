import { fireEvent, screen } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { DRAFT, LIVE } from './fake-company.ts'
import { openSection } from './settings-stage.ts'
import { button, FakeApi } from './stage.tsx'

/** What the first step asks, by its labels. */
export const AGENCY_LABELS = {
  'Name (Japanese)': DRAFT.agency.name,
  'Name (English)': DRAFT.agency.nameEn,
  'Short name': DRAFT.agency.shortName,
  'Address (Japanese)': DRAFT.agency.address,
  'Address (English)': DRAFT.agency.addressEn,
  'Representative (Japanese)': DRAFT.agency.representative,
  'Representative (English)': DRAFT.agency.representativeEn,
  'Licence number': DRAFT.agency.licenceNo,
  'Mail domains of the agency': DRAFT.agency.domains.join('\n'),
  'How often it will write (Japanese)': DRAFT.agency.contactFrequency,
  'How often it will write (English)': DRAFT.agency.contactFrequencyEn,
}

export const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

/** What was to be kept; looking at the texts is not. */
export const writesOf = (api: FakeApi) =>
  api.writes.filter(({ call }) => call !== 'previewAgreement')

/** From step to step with nothing to change. */
export async function next(person: UserEvent, steps: number) {
  for (let step = 0; step < steps; step += 1) await person.click(await button('Next'))
}

export async function withLiveAgreement(locale: 'en' | 'ja' = 'en', agreement = LIVE) {
  const api = new FakeApi()
  api.agreed = [agreement]
  const pane = await openSection(locale === 'en' ? 'Agreements' : '提携契約', api, locale)
  const name = locale === 'en' ? /^Mirai Career Inc./ : /^みらいキャリア株式会社/
  await pane.person.click(await screen.findByRole('button', { name }))
  return pane
}
