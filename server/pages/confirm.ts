import { v7 as newId } from 'uuid'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { Locale } from '../../src/contract/locale.ts'
import type { Context } from '../context.ts'
import { partyNames } from '../domain/agreement.ts'
import type { Contact } from '../domain/consent.ts'
import { consentRecord, provisionRecord, relayHandOver } from '../domain/records.ts'
import { erasureOf, isUnderDomain } from '../domain/person.ts'
import { hashSecret } from '../domain/secrets.ts'
import { isFrom, type ShownPage } from '../domain/shown-page.ts'
import { lacksCountryNotice } from '../domain/text-parties.ts'
import { findAgreementVersion, hasEnded, type AgreementVersion } from '../store/agreements.ts'
import { confirmConsent } from '../store/consent-writes.ts'
import { consentFor, type Consent } from '../store/consents.ts'
import { correctByEntry, mayCorrect } from '../store/corrections.ts'
import { findReferral } from '../store/referrals.ts'
import {
  contactOf,
  findByConfirmHash,
  findRegistration,
  type Registration,
} from '../store/registrations.ts'
import { keepPage } from '../store/shown-pages.ts'
import { findWorkspace, type Workspace } from '../store/workspaces.ts'
import { formLimit } from '../routes/limits.ts'
import { PAGE_TEXT } from '../text/pages.ts'
import { languageOf, sendNotFound, sendPage } from './answers.ts'
import {
  askEvidence,
  askPage,
  confirmedPage,
  correctedPage,
  earlierPage,
  type Entry,
} from './confirm-page.ts'
import { notice } from './layout.ts'
import { erasedPage } from './rights-held.ts'
import { endedPage } from './withdrawal.ts'

type SecretParams = { Params: { secret: string } }

/**
 * Behind the mailed link: the mailbox answers for the form. Only the POST counts, and it writes
 * consent, provision record, ledger entry and deliveries in one transaction.
 */
export const confirmPages: FastifyPluginAsync<Context> = async (app, context) => {
  app.get<SecretParams>('/confirm/:secret', async (request, reply) => {
    const found = await findMailed(context, request.params.secret)
    if (!found) return await sendNotFound(request, reply)
    const locale = languageOf(request, found.registration.locale)
    const { secret } = request.params
    const consent = await consentFor(context.db.read, found.registration)
    const contact = contactOf(context.keys, found.registration)
    if (contact && (await corrects(context, found, consent)))
      return await sendPage(reply, askPage(locale, found, { contact, secret, ask: 'correct' }))
    if (await sendIfDecided(context, found, consent, { locale, reply })) return
    if (await sendIfEnded(context, found, locale, reply)) return
    if (!isWaiting(context, found.registration) || !contact)
      return await sendNotFound(request, reply)
    return await sendPage(reply, askPage(locale, found, { contact, secret, ask: 'confirm' }))
  })

  app.post<SecretParams>('/confirm/:secret', formLimit(context.config), async (request, reply) => {
    const found = await findMailed(context, request.params.secret)
    if (!found) return await sendNotFound(request, reply)
    const { registration, agreement } = found
    const locale = languageOf(request, registration.locale)
    const consent = await consentFor(context.db.read, registration)
    if (await sendIfCorrected(context, found, consent, { locale, reply })) return
    if (await sendIfDecided(context, found, consent, { locale, reply })) return
    if (await sendIfEnded(context, found, locale, reply)) return
    const contact = contactOf(context.keys, registration)
    if (!isWaiting(context, registration) || !contact) return await sendNotFound(request, reply)
    const shown = askEvidence(locale, found, { contact, ask: 'confirm' })
    if (!isFrom(shown, (request.body ?? {}) as Record<string, unknown>)) {
      const { secret } = request.params
      const asked = { contact, secret, ask: 'confirm', changed: true } as const
      return await sendPage(reply, askPage(locale, found, asked), 422)
    }
    const userAgent = request.headers['user-agent']
    const confirmed = await confirm(context, found, { contact, shown, userAgent })
    if (!confirmed) return await sendNotFound(request, reply)
    context.wakeOutbox()
    if (confirmed === 'earlier') {
      // Another mail of the same mailbox was confirmed at the same instant.
      const first = await consentFor(context.db.read, registration)
      if (await sendIfCorrected(context, found, first, { locale, reply })) return
    }
    return await sendPage(reply, confirmedPage(context, locale, agreement, registration))
  })
}

interface Mailed extends Entry {
  workspace: Workspace
}

/** A link revoked since the form was posted takes its confirmation along. */
async function findMailed({ db, now }: Context, secret: string): Promise<Mailed | undefined> {
  const registration = await findByConfirmHash(db.read, hashSecret(secret))
  if (!registration) return undefined
  const { workspaceId, referralId } = registration
  const [referral, workspace] = await Promise.all([
    findReferral(db.read, workspaceId, referralId),
    findWorkspace(db.read, workspaceId),
  ])
  if (!referral || !workspace || (referral.revokedAt ?? Infinity) <= now()) return undefined
  const { agreementId, agreementVersion } = referral
  const agreement = await findAgreementVersion(db.read, workspaceId, agreementId, agreementVersion)
  return agreement && { registration, agreement, workspace }
}

function isWaiting({ now }: Context, registration: Registration): boolean {
  return registration.cancelledAt === null && now() < registration.expiresAt
}

/** Somebody who confirmed comes back by the same link: the mailbox may see where things stand. */
async function sendIfDecided(
  context: Context,
  { registration, agreement }: Mailed,
  consent: Consent | undefined,
  { locale, reply }: { locale: Locale; reply: FastifyReply },
): Promise<boolean> {
  const erasure = erasureOf(registration.personKey)
  if (erasure !== undefined) {
    await sendPage(reply, erasedPage(locale, { erasure }))
    return true
  }
  if (!consent) return false
  const inForce =
    consent.registrationId === registration.id
      ? () => confirmedPage(context, locale, agreement, registration)
      : () => earlierPage(context, { registration, agreement }, locale)
  const page =
    consent.withdrawnAt === null
      ? inForce()
      : endedPage(context, { locale }, { registration, agreement, consent })
  await sendPage(reply, page)
  return true
}

/** The agreement ended, or was stopped, between the form and its confirmation: nothing is handed over. */
async function sendIfEnded(
  { db }: Context,
  { agreement }: Mailed,
  locale: Locale,
  reply: FastifyReply,
): Promise<boolean> {
  if (!(await hasStopped(db, agreement))) return false
  const { employer } = partyNames(locale, agreement)
  await sendPage(reply, notice(locale, PAGE_TEXT[locale].endedBefore, employer))
  return true
}

async function hasStopped({ read }: Context['db'], agreement: AgreementVersion): Promise<boolean> {
  return (
    lacksCountryNotice(agreement) || (await hasEnded(read, agreement.workspaceId, agreement.id))
  )
}

/** Whether this entry, confirmed, would correct what an earlier one of the mailbox handed over. */
async function corrects(
  context: Context,
  { registration, agreement }: Mailed,
  consent: Consent | undefined,
): Promise<boolean> {
  if (!consent || !isWaiting(context, registration)) return false
  const { db, keys } = context
  const counts = await findRegistration(db.read, consent.workspaceId, consent.registrationId)
  if (!counts || !mayCorrect(keys, registration, { consent, registration: counts })) return false
  return !(await hasStopped(db, agreement))
}

/** A later entry, confirmed, takes the place of the earlier; one that cannot is forgotten. */
async function sendIfCorrected(
  context: Context,
  found: Mailed,
  consent: Consent | undefined,
  { locale, reply }: { locale: Locale; reply: FastifyReply },
): Promise<boolean> {
  const { registration } = found
  if (!consent || consent.withdrawnAt !== null) return false
  if (consent.registrationId === registration.id || registration.sealedContact === null)
    return false
  if (!(await correct(context, found))) return false
  context.wakeOutbox()
  await sendPage(reply, correctedPage(context, found, locale))
  return true
}

async function correct(context: Context, { registration, agreement, workspace }: Mailed) {
  if (lacksCountryNotice(agreement)) return false
  const account = accountOf(agreement, workspace)
  const entry = { entry: registration, agreement, account }
  return await context.db.write((tx) => correctByEntry(tx, context.keys, entry, context.now()))
}

function accountOf({ workspaceId, id, terms }: AgreementVersion, { postingStep }: Workspace) {
  return { workspaceId, agreementId: id, terms, postingStep }
}

interface Press {
  contact: Contact
  shown: ShownPage
  userAgent: string | undefined
}

/** Tells which consent the mailbox has now; an earlier entry's where that came first. */
async function confirm(
  context: Context,
  { registration, agreement, workspace }: Mailed,
  { contact, shown, userAgent }: Press,
): Promise<'own' | 'earlier' | undefined> {
  const { text, sha256 } = agreement.page[registration.locale]
  // The text that was on the screen must be one we hold, or the consent could not be proved.
  if (sha256 !== registration.textSha256) return undefined
  const at = context.now()
  const id = newId()
  const handOver = relayHandOver(contact)
  const facts = {
    ...{ id, registration, agreement, handOver, statement: text.box },
    ...{ confirmationPage: shown.sha256, at },
  }
  const domains = [...workspace.internalDomains, ...agreement.agency.domains]
  const consentId = await context.db.write(async (tx) => {
    const confirmed = await confirmConsent(
      tx,
      {
        id,
        registration,
        agreementVersion: agreement.version,
        account: accountOf(agreement, workspace),
        record: consentRecord(facts, userAgent),
        provision: provisionRecord(facts),
        excluded: isUnderDomain(contact.email, domains),
      },
      at,
    )
    if (confirmed === id) await keepPage(tx, agreement.workspaceId, shown, at)
    return confirmed
  })
  return consentId === undefined ? undefined : consentId === id ? 'own' : 'earlier'
}
