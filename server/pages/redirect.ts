import { html } from 'ghtml'
import { v7 as newId } from 'uuid'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Locale } from '../../src/contract/locale.ts'
import type { Context } from '../context.ts'
import { partyNames } from '../domain/agreement.ts'
import { DomainError } from '../domain/domain-error.ts'
import { consentRecord, provisionRecord, REDIRECT_HAND_OVER } from '../domain/records.ts'
import { confirmSecret, hashSecret, rightsSecret, rightsSecretOf } from '../domain/secrets.ts'
import { isFrom, type ShownPage } from '../domain/shown-page.ts'
import type { AgreementVersion } from '../store/agreements.ts'
import { recordRedirect, type Redirected } from '../store/redirects.ts'
import type { NewRegistration } from '../store/registrations.ts'
import { keepPage } from '../store/shown-pages.ts'
import { findWorkspace } from '../store/workspaces.ts'
import { PAGE_TEXT } from '../text/pages.ts'
import { languageOf, sendNotFound, sendPage } from './answers.ts'
import { carrying, document, notice, paragraphs } from './layout.ts'
import { formKeyOf, hostOf, registrationState, type Offer, type TokenParams } from './offer.ts'
import { offerAgain } from './offer-again.ts'
import { offerEvidence } from './offer-evidence.ts'

/**
 * Agreeing on the way to the agency's own form: the consent is recorded, and the answer is a page
 * with the link to that form. A redirect would be stopped by our own `form-action 'self'`, and
 * people had better see where they are going.
 */
export async function takeRedirect(
  context: Context,
  offer: Offer,
  request: FastifyRequest<TokenParams>,
  reply: FastifyReply,
): Promise<void> {
  const { referral, agreement } = offer
  const locale = languageOf(request, referral.locale)
  const posted = (request.body ?? {}) as Record<string, unknown>
  const registration = registrationState(context, offer)
  const { token } = request.params
  const agreed = posted['agree'] === 'yes'
  const shown = offerEvidence(locale, agreement, hostOf(context.config))
  const changed = !isFrom(shown, posted)
  if (registration !== 'open' || !agreed || changed) {
    const faults = agreed ? {} : { agree: 'unticked' as const }
    const returned = { contact: undefined, faults, tickAgain: agreed, changed }
    const page = offerAgain(context, offer, { locale, token, returned })
    return await sendPage(reply, page, registration === 'open' ? 422 : 200)
  }
  const row = registrationFor(context, offer, shown, formKeyOf(posted))
  const outcome = await record(context, agreement, { row, shown }, request.headers['user-agent'])
  if (outcome === 'revoked') return await sendNotFound(request, reply)
  const text = PAGE_TEXT[locale].redirect
  if (outcome === 'too_many') {
    const { title } = PAGE_TEXT[locale].fault
    const { employer: operator } = partyNames(locale, agreement)
    const said = { title, lines: text.tooMany }
    return await sendPage(reply, notice(locale, said, { operator, languagePath: '' }), 429)
  }
  await sendPage(reply, onwardPage(context, locale, { agreement, token, ...outcome }))
}

function registrationFor(
  { keys, now }: Context,
  { referral, agreement }: Offer,
  { locale, sha256: pageSha256 }: ShownPage,
  formKey: string,
): NewRegistration {
  const id = newId()
  const createdAt = now()
  return {
    id,
    workspaceId: referral.workspaceId,
    referralId: referral.id,
    formKey: hashSecret(formKey),
    // Nobody says who they are here; to the credit it is the person the mail was written to.
    personKey: referral.recipientKey,
    addressKey: referral.addressKey,
    forwarded: false,
    redirect: true,
    locale,
    textSha256: agreement.page[locale].sha256,
    pageSha256,
    sealedContact: null,
    confirmHash: hashSecret(confirmSecret(keys, id)),
    rightsHash: hashSecret(rightsSecret(keys, id)),
    createdAt,
    expiresAt: createdAt,
    cancelledAt: null,
  }
}

async function record(
  { db }: Context,
  agreement: AgreementVersion,
  { row: registration, shown }: { row: NewRegistration; shown: ShownPage },
  userAgent: string | undefined,
) {
  const { workspaceId, locale, createdAt: at } = registration
  const workspace = await findWorkspace(db.read, workspaceId)
  if (!workspace) throw new DomainError('not_found')
  const id = newId()
  const statement = agreement.page[locale].text.box
  const facts = { id, registration, agreement, handOver: REDIRECT_HAND_OVER, statement, at }
  return await db.write(async (tx) => {
    const outcome = await recordRedirect(tx, registration, {
      id,
      registration,
      agreementVersion: agreement.version,
      account: {
        workspaceId,
        agreementId: agreement.id,
        terms: agreement.terms,
        postingStep: workspace.postingStep,
      },
      record: consentRecord(facts, userAgent),
      provision: provisionRecord(facts),
      excluded: false,
    })
    if (typeof outcome === 'object') await keepPage(tx, workspaceId, shown, at)
    return outcome
  })
}

/**
 * What is shown here is shown once: there is no mail that could bring it again. In the other language
 * it is shown by its secret, which goes in the form, since addresses stay in a browser's history.
 */
export function onwardPage(
  { config, keys }: Context,
  locale: Locale,
  { agreement, token, registration, consentId }: Onward,
): string {
  const { redirect: text, confirmed } = PAGE_TEXT[locale]
  const { keep } = text
  const { employer, agency, agencyShort } = partyNames(locale, agreement)
  const form = new URL(agreement.formUrl)
  // Alone, also where an address from before that was asked for brings more.
  form.search = new URLSearchParams({ ref: consentId }).toString()
  const secret = rightsSecretOf(keys, registration)
  const rights = `/rights/${secret}`
  const path = `/r/${token}/onward`
  return document({
    locale,
    title: text.title,
    operator: employer,
    languageForm: { id: 'told', path },
    body: html`!${paragraphs(text.lines(agency))}
<p><a class="button" href="${form.href}" rel="noreferrer noopener">${text.formLink(agencyShort)}</a></p>
<h2>${keep.title}</h2>
!${paragraphs(keep.lines(agencyShort))}
<dl>
<div><dt>${keep.reference}</dt><dd class="whole">${consentId}</dd></div>
<div><dt>${keep.link}</dt><dd><span class="whole">${config.linkOrigin}${rights}</span><br><a href="${rights}/withdraw?lang=${locale}">${confirmed.withdrawLink}</a></dd></div>
<div><dt>${keep.contact}</dt><dd>${keep.contactOf(employer, agreement.employer.privacyContact)}</dd></div>
</dl>
!${carrying({ [SECRET_FIELD]: secret }, { id: 'told', locale, path })}`,
  })
}

/** In which the way to one's rights comes back to be told in the other language. */
export const SECRET_FIELD = 'secret'

interface Onward extends Redirected {
  agreement: AgreementVersion
  token: string
}
