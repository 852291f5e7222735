import { html } from 'ghtml'
import { v7 as newId } from 'uuid'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { Locale } from '../../src/contract/locale.ts'
import type { Context } from '../context.ts'
import { partyNames } from '../domain/agreement.ts'
import { CONTACT_FIELDS, type Contact } from '../domain/consent.ts'
import { consentRecord, provisionRecord, relayHandOver } from '../domain/records.ts'
import { erasureOf, isUnderDomain } from '../domain/person.ts'
import { hashSecret, rightsSecretOf } from '../domain/secrets.ts'
import { lacksCountryNotice } from '../domain/text-parties.ts'
import { findAgreementVersion, hasEnded, type AgreementVersion } from '../store/agreements.ts'
import { confirmConsent } from '../store/consent-writes.ts'
import { consentFor } from '../store/consents.ts'
import { findReferral } from '../store/referrals.ts'
import { contactOf, findByConfirmHash, type Registration } from '../store/registrations.ts'
import { findWorkspace, type Workspace } from '../store/workspaces.ts'
import { formLimit } from '../routes/limits.ts'
import { PAGE_TEXT } from '../text/pages.ts'
import { languageOf, sendNotFound, sendPage } from './answers.ts'
import { heldLink } from './find-rights.ts'
import { document, notice, paragraphs } from './layout.ts'
import { hostOf } from './offer.ts'
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
    if (await sendIfDecided(context, found, locale, reply)) return
    if (await sendIfEnded(context, found, locale, reply)) return
    const contact = contactOf(context.keys, found.registration)
    if (!isWaiting(context, found.registration) || !contact)
      return await sendNotFound(request, reply)
    return await sendPage(reply, askPage(locale, found, contact, request.params.secret))
  })

  app.post<SecretParams>('/confirm/:secret', formLimit(context.config), async (request, reply) => {
    const found = await findMailed(context, request.params.secret)
    if (!found) return await sendNotFound(request, reply)
    const { registration, agreement } = found
    const locale = languageOf(request, registration.locale)
    if (await sendIfDecided(context, found, locale, reply)) return
    if (await sendIfEnded(context, found, locale, reply)) return
    const contact = contactOf(context.keys, registration)
    if (!isWaiting(context, registration) || !contact) return await sendNotFound(request, reply)
    const confirmed = await confirm(context, found, contact, request.headers['user-agent'])
    if (!confirmed) return await sendNotFound(request, reply)
    context.wakeOutbox()
    return await sendPage(reply, confirmedPage(context, locale, agreement, registration))
  })
}

interface Mailed {
  registration: Registration
  agreement: AgreementVersion
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
  locale: Locale,
  reply: FastifyReply,
): Promise<boolean> {
  const erasure = erasureOf(registration.personKey)
  if (erasure !== undefined) {
    await sendPage(reply, erasedPage(locale, { erasure }))
    return true
  }
  const consent = await consentFor(context.db.read, registration)
  if (!consent) return false
  const page =
    consent.withdrawnAt === null
      ? confirmedPage(context, locale, agreement, registration)
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
  const stopped = lacksCountryNotice(agreement)
  if (!stopped && !(await hasEnded(db.read, agreement.workspaceId, agreement.id))) return false
  const { employer } = partyNames(locale, agreement)
  await sendPage(reply, notice(locale, PAGE_TEXT[locale].endedBefore, employer))
  return true
}

async function confirm(
  context: Context,
  { registration, agreement, workspace }: Mailed,
  contact: Contact,
  userAgent: string | undefined,
): Promise<boolean> {
  const { text, sha256 } = agreement.page[registration.locale]
  // The text that was on the screen must be one we hold, or the consent could not be proved.
  if (sha256 !== registration.textSha256) return false
  const at = context.now()
  const id = newId()
  const handOver = relayHandOver(contact)
  const facts = { id, registration, agreement, handOver, statement: text.box, at }
  const domains = [...workspace.internalDomains, ...agreement.agency.domains]
  const consentId = await context.db.write((tx) =>
    confirmConsent(
      tx,
      {
        id,
        registration,
        agreementVersion: agreement.version,
        account: {
          workspaceId: agreement.workspaceId,
          agreementId: agreement.id,
          terms: agreement.terms,
          postingStep: workspace.postingStep,
        },
        record: consentRecord(facts, userAgent),
        provision: provisionRecord(facts),
        excluded: isUnderDomain(contact.email, domains),
      },
      at,
    ),
  )
  return consentId !== undefined
}

function askPage(locale: Locale, mailed: Mailed, contact: Contact, secret: string): string {
  const text = PAGE_TEXT[locale]
  const { agency, employer } = partyNames(locale, mailed.agreement)
  const given = CONTACT_FIELDS.filter((field) => contact[field] !== '')
  const rows = [
    html`<div><dt>${mailed.agreement.page[locale].text.provision[0]?.label ?? ''}</dt><dd>${agency}</dd></div>`,
    ...given.map(
      (field) => html`<div><dt>${text.fields[field]}</dt><dd>${contact[field]}</dd></div>`,
    ),
  ]
  return document({
    locale,
    title: text.confirm.title,
    operator: employer,
    languagePath: `/confirm/${secret}`,
    body: html`<p>${employer}</p>
!${paragraphs(text.confirm.lines)}
<h2>${text.confirm.detailsHeading}</h2>
<dl>!${rows.join('\n')}</dl>
<p>${mailed.agreement.page[locale].text.box}</p>
<form method="post" action="/confirm/${secret}?lang=${locale}"><button type="submit">${text.confirm.button}</button></form>
<p class="hint">${text.confirm.otherwise}</p>`,
  })
}

function confirmedPage(
  context: Context,
  locale: Locale,
  agreement: AgreementVersion,
  registration: Registration,
): string {
  const text = PAGE_TEXT[locale].confirmed
  const { agency, employer } = partyNames(locale, agreement)
  const { contactFrequency, contactFrequencyEn } = agreement.agency
  const frequency = locale === 'ja' ? contactFrequency : contactFrequencyEn
  const path = `/rights/${rightsSecretOf(context.keys, registration)}/withdraw`
  return document({
    locale,
    title: text.title,
    operator: employer,
    body: html`!${paragraphs(text.lines(agency, frequency))}
<p>${text.withdrawHint} <a href="${path}?lang=${locale}" data-address="${hostOf(context.config)}${path}">${text.withdrawLink}</a></p>
!${heldLink(context, locale, registration)}`,
  })
}
