import type { Locale } from '../../src/contract/locale.ts'
import type { Contact, FieldFault } from '../domain/consent.ts'

/** The pages' own words; what a candidate agrees to stands in `consent-text.ts` and in the store. */
export interface PageText {
  otherLanguage: { label: string; locale: Locale }
  /** Whose page it is, before our own name. */
  operator: (employer: string) => string
  provisionHeading: string
  assurancesHeading: string
  formHeading: string
  rightsHeading: string
  lostMail: string
  /** The same where no mail was sent. */
  lostLink: string
  fields: Record<keyof Contact, string>
  optional: string
  required: string
  hints: { email: string; phone: string }
  /** Opens the field for a phone number, a choice of its own. */
  byPhoneToo: string
  /** The box is never ticked by us, not even again. */
  tickAgain: string
  faults: Record<FieldFault, string>
  faultSummary: string
  /** The form was shown on another page than the one that stands there now. */
  changed: string
  agreeButton: string
  noThanks: string
  noThanksHint: string
  openUntil: (date: string) => string
  closedForNow: string
  /** The same where a form was just posted; it stands below, as it was typed. */
  closedOnForm: string
  expired: string
  ended: string
  /** The agreement ended between the form and its confirmation. */
  endedBefore: { title: string; lines: string[] }
  /** On the way to the agency's own form. */
  redirect: {
    button: (agency: string) => string
    title: string
    lines: (agency: string) => string[]
    formLink: (agency: string) => string
    /** What is shown once, and needed for one's rights. */
    keep: {
      title: string
      lines: (agency: string) => string[]
      reference: string
      link: string
      contact: string
      contactOf: (employer: string, contact: string) => string
    }
    tooMany: string[]
  }
  /** With the way back to what was typed. */
  mailSent: { title: string; lines: string[]; check: string }
  confirm: Ask & { detailsHeading: string }
  /** The same of a later entry, which takes the place of one that was confirmed. */
  correct: Ask
  corrected: { title: string; lines: (agency: string) => string[] }
  /** Another entry of the same mailbox counts. */
  earlier: { title: string; lines: (employer: string, contact: string) => string[] }
  confirmed: {
    title: string
    lines: (agency: string, frequency: string) => string[]
    withdrawHint: string
    withdrawLink: string
  }
  withdraw: {
    title: string
    lines: (agency: string) => string[]
    button: string
  }
  /** The same of an entry that no mailbox has confirmed. */
  cancel: { title: string; lines: string[]; button: string }
  withdrawn: { title: string; lines: (agency: string, date: string) => string[] }
  /** What confirms a withdrawal or an erasure beside its page, or why nothing does. */
  confirmation: { mailed: string; unmailed: string; reference: (number: string) => string }
  /** The agency took it at no attempt. */
  undelivered: { title: string; lines: (agency: string, date: string) => string[] }
  cancelled: { title: string; lines: string[] }
  decline: { title: string; lines: (employer: string) => string[]; button: string; back: string }
  declined: { title: string; lines: string[] }
  notFound: { title: string; lines: string[] }
  /** A confirmation link that leads nowhere, whatever the reason. */
  unconfirmed: { title: string; lines: string[] }
  fault: { title: string }
  footer: string
}

interface Ask {
  title: string
  lines: string[]
  button: string
  otherwise: string
}
