import { v7 as newId } from 'uuid'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { Locale } from '../../src/contract/locale.ts'
import type { Context } from '../context.ts'
import { partyNames } from '../domain/agreement.ts'
import type { Contact } from '../domain/consent.ts'
import { consentRecord, correctionIn, provisionRecord, relayHandOver } from '../domain/records.ts'
import { erasureOf, isUnderDomain } from '../domain/person.ts'
import { isFrom, type ShownPage } from '../domain/shown-page.ts'
import { confirmConsent } from '../store/consent-writes.ts'
import { consentFor, provisionRecordOf, type Consent } from '../store/consents.ts'
import { contactOf } from '../store/registrations.ts'
import { keepPage } from '../store/shown-pages.ts'
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
import { corrects, sendIfCorrected } from './correction.ts'
import { notice } from './layout.ts'
import { accountOf, findMailed, hasStopped, isWaiting, type Mailed } from './mailed.ts'
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
    const { secret } = request.params
    const posted = (request.body ?? {}) as Record<string, unknown>
    const press = { secret, posted, locale, reply }
    const consent = await consentFor(context.db.read, registration)
    if (await sendIfCorrected(context, found, consent, press)) return
    if (await sendIfDecided(context, found, consent, { locale, reply })) return
    if (await sendIfEnded(context, found, locale, reply)) return
    const contact = contactOf(context.keys, registration)
    if (!isWaiting(context, registration) || !contact) return await sendNotFound(request, reply)
    const shown = askEvidence(locale, found, { contact, ask: 'confirm' })
    if (!isFrom(shown, posted)) {
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
      if (await sendIfCorrected(context, found, first, press)) return
    }
    return await sendPage(reply, confirmedPage(context, locale, agreement, registration))
  })
}

/** Somebody who confirmed comes back by the same link: the mailbox may see where things stand. */
async function sendIfDecided(
  context: Context,
  { registration, agreement }: Mailed,
  consent: Consent | undefined,
  { locale, reply }: { locale: Locale; reply: FastifyReply },
): Promise<boolean> {
  if (erasureOf(registration.personKey) !== undefined) {
    await sendPage(reply, erasedPage(locale, registration))
    return true
  }
  if (!consent) return false
  const page =
    consent.withdrawnAt === null
      ? await inForcePage(context, { registration, agreement }, consent, locale)
      : endedPage(context, { locale }, { registration, agreement, consent })
  await sendPage(reply, page)
  return true
}

/** Whose details count: this entry's, by itself or as a correction, or another's. */
async function inForcePage(
  context: Context,
  entry: Entry,
  consent: Consent,
  locale: Locale,
): Promise<string> {
  const { registration, agreement } = entry
  if (consent.registrationId === registration.id)
    return confirmedPage(context, locale, agreement, registration)
  const latest = await provisionRecordOf(context.db.read, consent.workspaceId, consent.id)
  return correctionIn(latest)?.['registration_id'] === registration.id
    ? correctedPage(context, entry, locale)
    : earlierPage(context, entry, locale)
}

/** The agreement ended, or was stopped, between the form and its confirmation: nothing is handed over. */
async function sendIfEnded(
  { db }: Context,
  { agreement }: Mailed,
  locale: Locale,
  reply: FastifyReply,
): Promise<boolean> {
  if (!(await hasStopped(db, agreement))) return false
  const { employer: operator } = partyNames(locale, agreement)
  await sendPage(
    reply,
    notice(locale, PAGE_TEXT[locale].endedBefore, { operator, languagePath: '' }),
  )
  return true
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
