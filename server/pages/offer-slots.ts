import type { Contact, FormFaults } from '../domain/consent.ts'

/** What one showing of the offer depends on, besides its text. */
export interface OfferSlots {
  token: string
  /** A key made for this showing: the same form sent twice is one registration. */
  formKey: string
  openUntil: string
  /** Where links lead from paper, as people type it. */
  host: string
  /** The hash the form says it was shown under. */
  page: string
}

/** A form that came back, with what was typed. */
export interface Returned {
  contact: Contact | undefined
  faults: FormFaults
  /** It was ticked, which only the candidate can do. */
  tickAgain: boolean
  /** The page is not the one that was posted from. */
  changed?: boolean
}
