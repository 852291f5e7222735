import type { AgreementDraft } from '../../contract/settings.ts'

type Agency = AgreementDraft['agency']

/** What is told of an agency's country, in both languages. */
export const NOTICES = ['abroadNotice', 'abroadNoticeEn'] as const

/** Candidates must be told about the country of an agency outside Japan (APPI art. 28). */
export function needsNotice({ country }: Agency): boolean {
  return /^[A-Z]{2}$/.test(country) && country !== 'JP'
}

/** The notice that is needed and not there yet. */
export function missingNotice(agency: Agency): (typeof NOTICES)[number] | undefined {
  return needsNotice(agency)
    ? NOTICES.find((name) => (agency[name] ?? '').trim() === '')
    : undefined
}
