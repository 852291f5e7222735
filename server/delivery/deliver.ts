import type { Context } from '../context.ts'
import { partyNames } from '../domain/agreement.ts'
import { readAnswer } from '../domain/delivery.ts'
import { contactRecord } from '../domain/export.ts'
import { mailAddress } from '../domain/mail-address.ts'
import { erasureOf } from '../domain/person.ts'
import { writtenDate } from '../domain/referral.ts'
import { lacksCountryNotice } from '../domain/text-parties.ts'
import { confirmSecretOf, rightsSecretOf, unseal } from '../domain/secrets.ts'
import { pagesOf } from '../domain/shown-page.ts'
import {
  agreementInForce,
  findAgreementVersion,
  type AgreementVersion,
} from '../store/agreements.ts'
import { findConsent, provisionRecordOf, type Consent } from '../store/consents.ts'
import { erasedAt } from '../store/erasures.ts'
import type { OutboxItem } from '../store/outbox.ts'
import { findReferral } from '../store/referrals.ts'
import { contactOf, findRegistration, type Registration } from '../store/registrations.ts'
import { confirmMail, registeredMail } from '../text/mails.ts'
import { sendLetter } from './letters.ts'
import type { Mailer } from './mailer.ts'
import type { Deliver } from './outbox-worker.ts'
import { postWebhook } from './webhook.ts'

/**
 * Renders an item of the outbox from the rows it points to, as they are now, and sends it: a
 * registration withdrawn since is not delivered, and no payload lies about in the meantime.
 */
export function createDelivery(context: Context, mailer: Mailer | undefined): Deliver {
  return async (item) => {
    switch (item.kind) {
      case 'mail.confirm':
        return await sendConfirmMail(context, mailer, item)
      case 'mail.registered':
        return await sendRegisteredMail(context, mailer, item)
      case 'mail.rights':
      case 'mail.withdrawn':
      case 'mail.erased':
      case 'mail.undelivered':
      case 'mail.corrected':
        return await sendLetter(context, mailer, item)
      case 'agency.registered':
        return await sendRegistration(context, item)
      case 'agency.corrected':
        return await sendCorrection(context, item)
      case 'agency.withdrawn':
        return await sendWithdrawal(context, item)
      case 'agency.erased':
        return await sendErasure(context, item)
    }
  }
}

function rightsUrl({ keys, config }: Context, registration: Registration): string {
  return `${config.linkOrigin}/rights/${rightsSecretOf(keys, registration)}`
}

async function sendConfirmMail(context: Context, mailer: Mailer | undefined, item: OutboxItem) {
  const { db, keys, config, now } = context
  const registration = await findRegistration(db.read, item.workspaceId, item.subjectId)
  const contact = registration && contactOf(keys, registration)
  const to = contact && mailAddress(contact.email)
  if (!registration || !to || registration.expiresAt <= now()) return 'nothing_to_send'
  const referral = await findReferral(db.read, item.workspaceId, registration.referralId)
  // A link revoked since the form was posted can no longer be confirmed, so nobody is asked to.
  if (!referral || referral.revokedAt !== null) return 'nothing_to_send'
  const { agreementId, agreementVersion } = referral
  const agreement = await findAgreementVersion(
    db.read,
    item.workspaceId,
    agreementId,
    agreementVersion,
  )
  if (!agreement) return 'nothing_to_send'
  if (!mailer) return 'again'
  const { locale } = registration
  const names = partyNames(locale, agreement)
  const text = confirmMail(locale, {
    ...names,
    confirmUrl: `${config.linkOrigin}/confirm/${confirmSecretOf(keys, registration)}`,
    withdrawUrl: `${rightsUrl(context, registration)}/withdraw`,
    privacyContact: agreement.employer.privacyContact,
  })
  await mailer.send({ id: item.id, to, fromName: names.employer, text })
  return 'delivered'
}

interface Handover {
  consent: Consent
  registration: Registration
  agreement: AgreementVersion
}

async function findHandover({ db }: Context, item: OutboxItem): Promise<Handover | undefined> {
  const consent = await findConsent(db.read, item.workspaceId, item.subjectId)
  if (!consent) return undefined
  const { workspaceId, agreementId, agreementVersion, registrationId } = consent
  const [registration, agreement] = await Promise.all([
    findRegistration(db.read, workspaceId, registrationId),
    findAgreementVersion(db.read, workspaceId, agreementId, agreementVersion),
  ])
  return registration && agreement && { consent, registration, agreement }
}

async function sendRegisteredMail(context: Context, mailer: Mailer | undefined, item: OutboxItem) {
  const found = await findHandover(context, item)
  const contact = found && contactOf(context.keys, found.registration)
  const to = contact && mailAddress(contact.email)
  if (!found || !to || found.consent.withdrawnAt !== null) return 'nothing_to_send'
  if (!mailer) return 'again'
  const { consent, registration, agreement } = found
  const { locale, textSha256 } = registration
  const names = partyNames(locale, agreement)
  const text = registeredMail(locale, {
    ...names,
    statement: agreement.page[locale].text.box,
    grantedOn: writtenDate(consent.grantedAt, locale),
    textSha256,
    pages: pagesOf(consent.record),
    withdrawUrl: `${rightsUrl(context, registration)}/withdraw`,
    rightsUrl: rightsUrl(context, registration),
    privacyContact: agreement.employer.privacyContact,
  })
  await mailer.send({ id: item.id, to, fromName: names.employer, text })
  return 'delivered'
}

function sameAgency(one: AgreementVersion, other: AgreementVersion): boolean {
  return one.agency.name === other.agency.name && one.agency.licenceNo === other.agency.licenceNo
}

/** Where an agreement's agency takes webhooks today; an earlier version's address may be gone. */
async function endpointOf({ db, keys }: Context, agreement: AgreementVersion) {
  const current = await agreementInForce(db.read, agreement.workspaceId, agreement.id)
  // Somebody agreed to this agency: what a later version calls another one is none of theirs.
  const same = current && sameAgency(current, agreement)
  const { endpoint, sealedSecret } = same ? current : agreement
  return { endpoint, secret: unseal(keys, agreement.id, sealedSecret) as string }
}

async function sendRegistration(context: Context, item: OutboxItem) {
  const found = await findHandover(context, item)
  const contact = found && contactOf(context.keys, found.registration)
  if (!found || !contact || found.consent.withdrawnAt !== null) return 'nothing_to_send'
  const { consent, registration, agreement } = found
  // Nobody agreed to this who was not told of the country; what waits is given up in time.
  if (lacksCountryNotice(agreement)) return 'again'
  const { db, now } = context
  const record = await provisionRecordOf(db.read, item.workspaceId, consent.id)
  const pages = pagesOf(consent.record)
  const at = new Date(now())
  const status = await postWebhook(
    {
      ...(await endpointOf(context, agreement)),
      id: `msg_${item.id}`,
      payload: {
        type: 'referral.registered',
        timestamp: at.toISOString(),
        data: {
          referral_id: consent.id,
          locale: registration.locale,
          person: contactRecord(contact),
          consent: {
            granted_at: new Date(consent.grantedAt).toISOString(),
            text_version: consent.agreementVersion,
            text_sha256: registration.textSha256,
            page_sha256: pages.offer ?? null,
            confirmation_page_sha256: pages.confirmation ?? null,
            statement: agreement.page[registration.locale].text.box,
          },
          provision_record: record,
        },
      },
    },
    at,
    context.config,
  )
  return readAnswer(status)
}

/** All that is held by then, in the shape of the first delivery, for the agency to take over. */
async function sendCorrection(context: Context, item: OutboxItem) {
  const found = await findHandover(context, item)
  const contact = found && contactOf(context.keys, found.registration)
  if (!found || !contact || found.consent.withdrawnAt !== null) return 'nothing_to_send'
  const provision_record = await provisionRecordOf(
    context.db.read,
    item.workspaceId,
    found.consent.id,
  )
  const data = { person: contactRecord(contact), provision_record }
  return await postAbout(context, item, found, ['referral.corrected', data])
}

async function sendWithdrawal(context: Context, item: OutboxItem) {
  const found = await findHandover(context, item)
  if (!found || found.consent.withdrawnAt === null) return 'nothing_to_send'
  const withdrawn_at = new Date(found.consent.withdrawnAt).toISOString()
  return await askToDelete(context, item, found, ['referral.withdrawn', { withdrawn_at }])
}

/** GDPR art. 19: whoever received the data is told that the person had them erased. */
async function sendErasure(context: Context, item: OutboxItem) {
  const found = await findHandover(context, item)
  const id = found && erasureOf(found.registration.personKey)
  const at = id && (await erasedAt(context.db.read, item.workspaceId, id))
  if (!at) return 'nothing_to_send'
  const requested_at = new Date(at).toISOString()
  return await askToDelete(context, item, found, ['referral.erasure_requested', { requested_at }])
}

async function askToDelete(
  context: Context,
  item: OutboxItem,
  found: Handover,
  [type, when]: [string, Record<string, string>],
) {
  const data = { ...when, please: 'delete_personal_data' }
  return await postAbout(context, item, found, [type, data])
}

async function postAbout(
  context: Context,
  item: OutboxItem,
  { consent, agreement }: Handover,
  [type, data]: [string, Record<string, unknown>],
) {
  const at = new Date(context.now())
  const status = await postWebhook(
    {
      ...(await endpointOf(context, agreement)),
      id: `msg_${item.id}`,
      payload: {
        type,
        timestamp: at.toISOString(),
        data: { referral_id: consent.id, ...data },
      },
    },
    at,
    context.config,
  )
  return readAnswer(status)
}
