import type { Context } from '../context.ts'
import { DAY_MS, partyNames } from '../domain/agreement.ts'
import { LETTER_DAYS, RECORD_RETENTION_YEARS } from '../domain/consent.ts'
import { mailAddress } from '../domain/mail-address.ts'
import { writtenDate } from '../domain/referral.ts'
import { rightsSecretOf, unseal } from '../domain/secrets.ts'
import { findAgreementVersion } from '../store/agreements.ts'
import { findLetter, letterRow, type Letter } from '../store/letters.ts'
import type { OutboxItem } from '../store/outbox.ts'
import { findReferral } from '../store/referrals.ts'
import { findRegistration, type Registration } from '../store/registrations.ts'
import {
  correctedMail,
  erasedMail,
  rightsMail,
  undeliveredMail,
  withdrawnMail,
} from '../text/letters.ts'
import type { MailText } from '../text/mails.ts'
import type { Mailer } from './mailer.ts'

/**
 * Send one letter of the outbox. After `LETTER_DAYS` it is given up, and its address with it: what
 * it tells, the page has told, and nobody's address lies about because a mail server is down.
 */
export async function sendLetter(context: Context, mailer: Mailer | undefined, item: OutboxItem) {
  const { db, keys, now } = context
  const letter = await findLetter(db.read, item)
  const registration = await findRegistration(db.read, item.workspaceId, item.subjectId)
  if (!letter || !registration) return 'nothing_to_send'
  if (letter.createdAt + LETTER_DAYS * DAY_MS <= now()) return 'nothing_to_send'
  const written = await write(context, letter, registration)
  if (!written) return 'nothing_to_send'
  if (!mailer) return 'again'
  const held = unseal(keys, letterRow(registration.id, letter.kind), letter.sealedAddress) as string
  const to = mailAddress(held)
  if (to === undefined) return 'nothing_to_send'
  await mailer.send({ id: item.id, to, ...written })
  return 'delivered'
}

async function write(
  { db, keys, config }: Context,
  letter: Letter & { createdAt: number },
  registration: Registration,
): Promise<{ fromName: string; text: MailText } | undefined> {
  const { locale, kind } = letter
  const { workspaceId, referralId } = registration
  const referral = await findReferral(db.read, workspaceId, referralId)
  if (!referral) return undefined
  const { agreementId, agreementVersion } = referral
  const agreement = await findAgreementVersion(db.read, workspaceId, agreementId, agreementVersion)
  if (!agreement) return undefined
  const { employer, agency } = partyNames(locale, agreement)
  const parties = { employer, agency, privacyContact: agreement.employer.privacyContact }
  const on = writtenDate(letter.createdAt, locale)
  const rightsUrl = `${config.linkOrigin}/rights/${rightsSecretOf(keys, registration)}`
  const text = {
    rights: () => rightsMail(locale, { ...parties, rightsUrl }),
    corrected: () => correctedMail(locale, { ...parties, correctedOn: on, rightsUrl }),
    withdrawn: () => withdrawnMail(locale, { ...parties, withdrawnOn: on, rightsUrl }),
    undelivered: () => undeliveredMail(locale, { ...parties, endedOn: on, rightsUrl }),
    erased: () => erasedMail(locale, { ...parties, erasedOn: on, years: RECORD_RETENTION_YEARS }),
  }[kind]()
  return { fromName: employer, text }
}
