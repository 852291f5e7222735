import type { Locale } from '../../src/contract/locale.ts'
import type { Agency, Employer } from '../../src/contract/settings.ts'
import type { ConsentText, Contact } from './consent.ts'

/** Everything held about one person, as the store reads it; nothing of it speaks of credit. */
export interface Holdings {
  /** The newest first, as all lists here. */
  registrations: HeldRegistration[]
  consents: HeldConsent[]
  links: HeldLink[]
  /** Since when they get no further offers; null where they may. */
  noOffersSince: number | null
}

/** A form that was posted under this person's address. */
export interface HeldRegistration {
  id: string
  /** On the way to the agency's own form: nothing was ever entered here. */
  redirect: boolean
  locale: Locale
  enteredAt: number
  /** Until when it can be confirmed by mail. */
  confirmUntil: number
  /** Withdrawn, erased, or deleted before it was confirmed. */
  endedAt: number | null
  /** Null once it was forgotten. */
  contact: Contact | null
}

export interface HeldConsent {
  id: string
  /** With the hash of its rights secret, which leads to the secret where the reader may have it. */
  registration: { id: string; rightsHash: string }
  /** The person carried the reference to the agency's own form. */
  redirect: boolean
  grantedAt: number
  withdrawnAt: number | null
  /** When it ended because the agency took it at no attempt. */
  undeliveredAt: number | null
  locale: Locale
  /** The text agreed to, whole, with the version and hash that the record names. */
  text: ConsentText
  textVersion: number
  textSha256: string
  employer: Employer
  agency: Agency
  /** The consent record and the APPI art. 29 records, as they were written. */
  record: Record<string, unknown>
  provisions: { providedAt: number; record: Record<string, unknown> }[]
  deliveries: HeldDelivery[]
}

/** What the agency was, or is still to be, told of a consent. */
export interface HeldDelivery {
  what: 'registration' | 'correction' | 'withdrawal' | 'erasure'
  queuedAt: number
  doneAt: number | null
  outcome: string | null
}

/** A mail that carried an offer to this person's address. */
export interface HeldLink {
  id: string
  insertedAt: number
  expiresAt: number
  revokedAt: number | null
  /** Openings still kept one by one; of none is it known who opened. */
  openedAt: number[]
}

type WithdrawAt = (registration: HeldConsent['registration']) => string

/**
 * One person's data as JSON (APPI art. 33, GDPR art. 15 and 20): what, to whom, when, under which
 * text, and how to stop it. Times are ISO 8601 in UTC; names of fields stay as they are once
 * released.
 *
 * @param withdrawAt where a consent in force is taken back; none where the reader is not the person.
 */
export function exportOf(
  held: Holdings,
  facts: {
    madeAt: number
    employer: Employer | null
    withdrawAt?: WithdrawAt
    eraseAt?: string
  },
): Record<string, unknown> {
  const { employer, madeAt, withdrawAt, eraseAt } = facts
  return {
    format: 'career-relay/export/1',
    made_at: isoOf(madeAt),
    held_by: employer && {
      name: employer.name,
      address: employer.address,
      representative: employer.representative,
      privacy_contact: employer.privacyContact,
    },
    offers: held.links.map((one) => ({
      id: one.id,
      mail_written_at: isoOf(one.insertedAt),
      open_until: isoOf(one.expiresAt),
      taken_back_at: isoOf(one.revokedAt),
      opened_at: one.openedAt.map(isoOf),
    })),
    no_further_offers_since: isoOf(held.noOffersSince),
    registrations: held.registrations.map((one) => ({
      id: one.id,
      entered_at: isoOf(one.enteredAt),
      language: one.locale,
      can_be_confirmed_until: isoOf(one.confirmUntil),
      ended_at: isoOf(one.endedAt),
      contact: one.contact && contactRecord(one.contact),
    })),
    consents: held.consents.map((one) => consentExport(one, withdrawAt)),
    ...(eraseAt === undefined ? {} : { erase_everything_at: eraseAt }),
  }
}

/** Neither withdrawn nor ended for want of an agency that takes it. */
export function isInForce(consent: Pick<HeldConsent, 'withdrawnAt' | 'undeliveredAt'>): boolean {
  return consent.withdrawnAt === null && consent.undeliveredAt === null
}

function consentExport(
  consent: HeldConsent,
  withdrawAt: WithdrawAt | undefined,
): Record<string, unknown> {
  const { agency } = consent
  return {
    reference: consent.id,
    registration_id: consent.registration.id,
    granted_at: isoOf(consent.grantedAt),
    withdrawn_at: isoOf(consent.withdrawnAt),
    undelivered_at: isoOf(consent.undeliveredAt),
    ...(withdrawAt && isInForce(consent) && { withdraw_at: withdrawAt(consent.registration) }),
    recipient: {
      name: agency.name,
      address: agency.address,
      representative: agency.representative,
      licence_no: agency.licenceNo,
      country: agency.country,
    },
    text: {
      language: consent.locale,
      version: consent.textVersion,
      sha256: consent.textSha256,
      sha256_is_over: 'language, line feed, body as JSON without spaces, in UTF-8',
      body: consent.text,
    },
    consent_record: consent.record,
    provision_records: consent.provisions.map((one) => one.record),
    told_to_recipient: consent.deliveries.map((one) => ({
      what: one.what,
      queued_at: isoOf(one.queuedAt),
      done_at: isoOf(one.doneAt),
      outcome: one.outcome ?? 'waiting',
    })),
  }
}

/** What somebody entered, in the words of exports and of deliveries to agencies. */
export function contactRecord(contact: Contact): Record<string, string | null> {
  return {
    name: contact.name,
    email: contact.email,
    phone: contact.phone || null,
    desired_work: contact.desiredWork || null,
    desired_area: contact.desiredArea || null,
  }
}

function isoOf(at: number): string
function isoOf(at: number | null): string | null
function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
