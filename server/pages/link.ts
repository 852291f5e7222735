import { html } from 'ghtml'
import { v7 as newId } from 'uuid'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Locale } from '../../src/contract/locale.ts'
import type { Context } from '../context.ts'
import { partyNames } from '../domain/agreement.ts'
import {
  confirmationExpiry,
  formFaults,
  readRegistration,
  type Contact,
} from '../domain/consent.ts'
import {
  confirmSecret,
  hashSecret,
  personOf,
  rightsSecret,
  seal,
  unseal,
} from '../domain/secrets.ts'
import { suppress, type Referral } from '../store/referrals.ts'
import { addRegistration, type NewRegistration } from '../store/registrations.ts'
import { PAGE_TEXT } from '../text/pages.ts'
import { languageOf, sendNotFound, sendPage } from './answers.ts'
import { document, paragraphs } from './layout.ts'
import {
  findOffer,
  formKeyOf,
  hostOf,
  registrationState,
  slotsOf,
  type Offer,
  type TokenParams,
} from './offer.ts'
import { isFrom } from '../domain/shown-page.ts'
import { keepPage } from '../store/shown-pages.ts'
import { offerEvidence } from './offer-evidence.ts'
import { offerAgain } from './offer-again.ts'
import { offerCache } from './offer-cache.ts'
import { takeRedirect } from './redirect.ts'
import { declinedPage, mailSentPage } from './said-pages.ts'
import { shownAgainPages } from './shown-again.ts'
import { formLimit } from '../routes/limits.ts'

/** Everything under a referral link: the offer, its form, and "no further offers". */
export const linkPages: FastifyPluginAsync<Context> = async (app, context) => {
  const offers = offerCache(hostOf(context.config))
  const forms = formLimit(context.config)

  app.get<TokenParams>('/r/:token', async (request, reply) => {
    const found = await findOffer(context, request.params.token)
    if (!found) return await sendNotFound(request, reply)
    const { referral, agreement } = found
    countOpen(context, request, referral)
    const locale = languageOf(request, referral.locale)
    const { token, formKey, openUntil } = slotsOf(request.params.token, referral, locale)
    const fill = offers(locale, agreement, registrationState(context, found), openUntil)
    return await sendPage(reply, fill({ token, formKey }))
  })

  app.post<TokenParams>('/r/:token/consent', forms, async (request, reply) => {
    const found = await findOffer(context, request.params.token)
    if (!found) return await sendNotFound(request, reply)
    const take = found.agreement.mode === 'redirect' ? takeRedirect : takeForm
    return await take(context, found, request, reply)
  })

  app.get<TokenParams>('/r/:token/decline', async (request, reply) => {
    const found = await findOffer(context, request.params.token)
    if (!found) return await sendNotFound(request, reply)
    // The mail leads here too; from the offer it is the same opening.
    if (request.headers['sec-fetch-site'] !== 'same-origin') {
      countOpen(context, request, found.referral)
    }
    const locale = languageOf(request, found.referral.locale)
    return await sendPage(reply, declinePage(locale, found, request.params.token))
  })

  app.post<TokenParams>('/r/:token/decline', forms, async (request, reply) => {
    const found = await findOffer(context, request.params.token)
    if (!found) return await sendNotFound(request, reply)
    const { referral } = found
    const suppression = {
      workspaceId: referral.workspaceId,
      personKey: referral.recipientKey,
      source: 'decline_page' as const,
    }
    await context.db.write((tx) => suppress(tx, suppression, context.now()))
    const locale = languageOf(request, referral.locale)
    const { agreement } = found
    await sendPage(reply, declinedPage(locale, { agreement, token: request.params.token }))
  })

  await app.register(shownAgainPages, context)
}

function countOpen(context: Context, request: FastifyRequest, referral: Referral): void {
  const openedAt = context.now()
  const { headers } = request
  context.opens.count({
    workspaceId: referral.workspaceId,
    referralId: referral.id,
    openedAt,
    address: request.ip,
    request: {
      method: request.method,
      userAgent: headers['user-agent'],
      purpose: told(headers['sec-purpose'] ?? headers['purpose'] ?? headers['x-moz']),
      fetchMode: told(headers['sec-fetch-mode']),
      fetchUser: told(headers['sec-fetch-user']),
      sinceSentMs: openedAt - (referral.releasedAt ?? referral.insertedAt),
    },
  })
}

function told(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined
}

/**
 * A posted form: with faults it comes back as typed; without, it is kept until its mailbox answers.
 * The answer is the same whether or not this person registered before, so that nobody but the
 * mailbox learns it.
 */
async function takeForm(
  context: Context,
  offer: Offer,
  request: FastifyRequest<TokenParams>,
  reply: FastifyReply,
): Promise<void> {
  const { referral, agreement } = offer
  const locale = languageOf(request, referral.locale)
  const { token } = request.params
  const posted = (request.body ?? {}) as Record<string, unknown>
  const registration = registrationState(context, offer)
  const shown = offerEvidence(locale, agreement, hostOf(context.config))
  const form = readRegistration(posted)
  const faults = formFaults(form)
  const changed = !isFrom(shown, posted)
  if (registration !== 'open' || changed || Object.keys(faults).length > 0) {
    const returned = { contact: form.contact, faults, tickAgain: form.agreed, changed }
    const page = offerAgain(context, offer, { locale, token, returned })
    return await sendPage(reply, page, registration === 'open' ? 422 : 200)
  }
  const details = JSON.stringify(form.contact)
  const row = registrationRow(context, referral, form.contact, {
    locale,
    textSha256: agreement.page[locale].sha256,
    pageSha256: shown.sha256,
    // A browser that goes back shows the old key again, so other details are another form.
    formKey: hashSecret(`${formKeyOf(posted)}\n${details}`),
  })
  await context.db.write(async (tx) => {
    await addRegistration(tx, row, (earlier) => {
      if (earlier.sealedContact === null) return false
      return JSON.stringify(unseal(context.keys, earlier.id, earlier.sealedContact)) === details
    })
    await keepPage(tx, row.workspaceId, shown, row.createdAt)
  })
  context.wakeOutbox()
  await sendPage(reply, mailSentPage(locale, { agreement, token, contact: form.contact }))
}

function registrationRow(
  { keys, now }: Context,
  referral: Referral,
  contact: Contact,
  form: Pick<NewRegistration, 'locale' | 'textSha256' | 'pageSha256' | 'formKey'>,
): NewRegistration {
  const id = newId()
  const person = personOf(keys, referral.workspaceId, contact.email)
  const createdAt = now()
  return {
    ...form,
    id,
    workspaceId: referral.workspaceId,
    referralId: referral.id,
    ...person,
    forwarded: person.personKey !== referral.recipientKey,
    redirect: false,
    sealedContact: seal(keys, id, contact),
    confirmHash: hashSecret(confirmSecret(keys, id)),
    rightsHash: hashSecret(rightsSecret(keys, id)),
    createdAt,
    expiresAt: confirmationExpiry(createdAt),
    cancelledAt: null,
  }
}

function declinePage(locale: Locale, { agreement }: Offer, token: string): string {
  const text = PAGE_TEXT[locale].decline
  const { employer } = partyNames(locale, agreement)
  return document({
    locale,
    title: text.title,
    languagePath: `/r/${token}/decline`,
    operator: employer,
    body: html`!${paragraphs(text.lines(employer))}
<form method="post" action="/r/${token}/decline?lang=${locale}"><button type="submit">${text.button}</button></form>
<p><a href="/r/${token}?lang=${locale}">${text.back}</a></p>`,
  })
}
