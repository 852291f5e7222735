import { hash } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { CORRECTABLE } from '../../src/contract/privacy.ts'
import { ADDRESS_MAX_LENGTH } from '../../src/contract/referral.ts'
import type { Locale } from '../../src/contract/locale.ts'
import { DAY_MS } from './agreement.ts'
import { isAddress } from './mail-address.ts'

/**
 * The text a candidate agrees to, as structure. It is stored as it stands and the page is rendered
 * from what is stored, so the hash in a consent record is the hash of what was on the screen. It
 * names companies, never a person.
 */
export const ConsentText = Type.Object({
  title: Type.String(),
  opening: Type.Array(Type.String()),
  provision: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
  assurances: Type.Array(Type.String()),
  rights: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
  box: Type.String(),
  age: Type.String(),
})
export type ConsentText = Static<typeof ConsentText>

/** SHA-256 (hex) of a stored text in its language: what a consent record points to. */
export function textHash(locale: Locale, body: string): string {
  return hash('sha256', `${locale}\n${body}`)
}

/** What the relay form asks; e-mail is enough to be reached, a phone number is a choice. */
export interface Contact {
  name: string
  email: string
  phone: string
  desiredWork: string
  desiredArea: string
}

/** Longest values the form takes, in characters (UTF-16 units). */
export const CONTACT_LIMITS: Record<keyof Contact, number> = {
  name: CORRECTABLE.name,
  email: ADDRESS_MAX_LENGTH,
  phone: CORRECTABLE.phone,
  desiredWork: CORRECTABLE.desiredWork,
  desiredArea: CORRECTABLE.desiredArea,
}

export const CONTACT_FIELDS = Object.keys(CONTACT_LIMITS) as (keyof Contact)[]

export type FieldFault = 'missing' | 'too_long' | 'invalid' | 'unticked'
export type FormFaults = Partial<Record<keyof Contact | 'agree', FieldFault>>

export interface RegistrationForm {
  contact: Contact
  agreed: boolean
}

/**
 * Read the posted form. Half-width kana and full-width letters come out in their usual form (NFKC),
 * control characters go; nothing else is judged: a name may be an emoji.
 */
export function readRegistration(posted: Record<string, unknown>): RegistrationForm {
  const text = (field: keyof Contact) => {
    const value = posted[field]
    if (typeof value !== 'string') return ''
    return value
      .normalize('NFKC')
      .replace(/\p{Cc}/gu, ' ')
      .trim()
  }
  return {
    contact: {
      name: text('name'),
      email: text('email'),
      phone: text('phone'),
      desiredWork: text('desiredWork'),
      desiredArea: text('desiredArea'),
    },
    agreed: posted['agree'] === 'yes',
  }
}

/** People write numbers in many ways, with brackets and extensions; some digits there must be. */
const LEAST_DIGITS = 6

function isPhone(phone: string): boolean {
  return (phone.match(/\d/g)?.length ?? 0) >= LEAST_DIGITS
}

/** Something that can be seen: not only spaces and invisible characters. */
function isVisible(text: string): boolean {
  return /[^\s\p{Cf}\p{Cc}]/u.test(text)
}

/** Not sent in another encoding than the page's, which would leave marks where letters were. */
function isReadable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\ufffd')
}

/** What is wrong with a form; empty when it can be taken. Pure. */
export function formFaults(form: RegistrationForm): FormFaults {
  const faults: FormFaults = {}
  for (const field of CONTACT_FIELDS) {
    if (!isReadable(form.contact[field])) faults[field] = 'invalid'
    if (form.contact[field].length > CONTACT_LIMITS[field]) faults[field] = 'too_long'
  }
  if (!isVisible(form.contact.name)) faults.name = 'missing'
  if (form.contact.email === '') faults.email = 'missing'
  else if (!faults.email && !isAddress(form.contact.email)) faults.email = 'invalid'
  if (form.contact.phone !== '' && !faults.phone && !isPhone(form.contact.phone)) {
    faults.phone = 'invalid'
  }
  if (!form.agreed) faults.agree = 'unticked'
  return faults
}

/** Days the mailed confirmation works; long enough for a holiday, short enough to be remembered. */
export const CONFIRMATION_LIFETIME_DAYS = 7

export function confirmationExpiry(registeredAt: number): number {
  return registeredAt + CONFIRMATION_LIFETIME_DAYS * DAY_MS
}

/** Days after the agency's receipt at which our copy of the contact data goes. */
export const CONTACT_RETENTION_DAYS = 30

/** Confirmation mails one person may get in a day: enough for a typing mistake, too few to pester. */
export const CONFIRMATION_MAILS_PER_DAY = 3

/** And one link may cause, to whomever: a link is made for one person and may be forwarded to few. */
export const CONFIRMATION_MAILS_PER_LINK_AND_DAY = 6

/** Days a mail that confirms a withdrawal or an erasure is tried; then its address goes all the same. */
export const LETTER_DAYS = 7

/** Years consent and provision records are kept after the last provision (APPI rules on art. 29). */
export const RECORD_RETENTION_YEARS = 3

/**
 * Consents one link takes in a day on the way to the agency's own form: more than a mail's scanners
 * press, so that they do not lock out whom it was written to.
 */
export const CONSENTS_PER_LINK_AND_DAY = 60

/** The data items handed to the agency, by name: an APPI art. 29 record lists them. */
export function providedItems(contact: Contact): string[] {
  const items = ['application_to_employer', 'name', 'email']
  if (contact.phone !== '') items.push('phone')
  if (contact.desiredWork !== '') items.push('desired_work')
  if (contact.desiredArea !== '') items.push('desired_area')
  return items
}
