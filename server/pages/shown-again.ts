import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { TOKEN_PATTERN } from '../../src/contract/link.ts'
import type { Context } from '../context.ts'
import { readRegistration, type RegistrationForm } from '../domain/consent.ts'
import { formLimit } from '../routes/limits.ts'
import { consentFor } from '../store/consents.ts'
import { languageOf, PAGE_HEADERS, sendNotFound, sendPage } from './answers.ts'
import { findRights, isErased } from './find-rights.ts'
import { findOffer, type TokenParams } from './offer.ts'
import { offerAgain } from './offer-again.ts'
import { onwardPage, SECRET_FIELD } from './redirect.ts'
import { rightsMailPage, typedAddress } from './rights-mail-page.ts'
import { declinedPage, mailSentPage, rightsMailSentPage } from './said-pages.ts'

/**
 * Pages that hold what was typed, or were the answer to a form, once more: in the other language, or
 * to be put right. They are asked for by posts, since no address may hold what was typed. Nothing
 * here writes: what was posted is read, shown and gone.
 */
export const shownAgainPages: FastifyPluginAsync<Context> = async (app, context) => {
  const forms = formLimit(context.config)

  app.post<TokenParams>('/r/:token', forms, async (request, reply) => {
    const found = await findOffer(context, request.params.token)
    if (!found) return await sendNotFound(request, reply)
    const { token } = request.params
    const locale = languageOf(request, found.referral.locale)
    const form = readRegistration(postedIn(request))
    // A page that was asked for by a link can be gone back to.
    if (isEmpty(form)) return await leadTo(reply, `/r/${token}?lang=${locale}`)
    const returned = { contact: form.contact, faults: {}, tickAgain: form.agreed }
    await sendPage(reply, offerAgain(context, found, { locale, token, returned }))
  })

  app.post<TokenParams>('/r/:token/sent', forms, async (request, reply) => {
    const found = await findOffer(context, request.params.token)
    if (!found) return await sendNotFound(request, reply)
    const locale = languageOf(request, found.referral.locale)
    const { contact } = readRegistration(postedIn(request))
    const { agreement } = found
    const { token } = request.params
    await sendPage(reply, mailSentPage(locale, { agreement, token, contact }))
  })

  app.post<TokenParams>('/r/:token/declined', forms, async (request, reply) => {
    const found = await findOffer(context, request.params.token)
    if (!found) return await sendNotFound(request, reply)
    const locale = languageOf(request, found.referral.locale)
    const { agreement } = found
    await sendPage(reply, declinedPage(locale, { agreement, token: request.params.token }))
  })

  // By the secret alone: a link taken back meanwhile takes nobody's way to their rights along.
  app.post<TokenParams>('/r/:token/onward', forms, async (request, reply) => {
    const secret = postedIn(request)[SECRET_FIELD]
    const found = typeof secret === 'string' ? await findRights(context, secret) : undefined
    if (!found?.registration.redirect || isErased(found)) return await sendNotFound(request, reply)
    const { registration, agreement } = found
    const consent = await consentFor(context.db.read, registration)
    if (!consent || consent.withdrawnAt !== null) return await sendNotFound(request, reply)
    const locale = languageOf(request, registration.locale)
    const told = { agreement, token: request.params.token, registration, consentId: consent.id }
    await sendPage(reply, onwardPage(context, locale, told))
  })

  app.post<TokenParams>('/r/:token/rights-mail/form', forms, async (request, reply) => {
    const found = await findOffer(context, request.params.token)
    if (!found) return await sendNotFound(request, reply)
    const { token } = request.params
    const locale = languageOf(request, found.referral.locale)
    const typed = typedAddress(postedIn(request))
    if (typed === '') return await leadTo(reply, `/r/${token}/rights-mail?lang=${locale}`)
    await sendPage(reply, rightsMailPage(locale, found, { token, typed }))
  })

  app.post<TokenParams>('/r/:token/rights-mail/sent', forms, async (request, reply) => {
    const found = await findOffer(context, request.params.token)
    if (!found) return await sendNotFound(request, reply)
    const locale = languageOf(request, found.referral.locale)
    const address = typedAddress(postedIn(request))
    const { agreement } = found
    const { token } = request.params
    await sendPage(reply, rightsMailSentPage(locale, { agreement, token, address }))
  })

  // What stands in the address bar after a form was sent: opened again, it is the form again.
  for (const path of [
    'consent',
    'sent',
    'declined',
    'onward',
    'rights-mail/form',
    'rights-mail/sent',
  ]) {
    app.get<TokenParams>(`/r/:token/${path}`, async (request, reply) => {
      if (!TOKEN_PATTERN.test(request.params.token)) return await sendNotFound(request, reply)
      const page = path.startsWith('rights-mail') ? '/rights-mail' : ''
      const { lang } = request.query as { lang?: unknown }
      const language = lang === 'ja' || lang === 'en' ? `?lang=${lang}` : ''
      return await leadTo(reply, `/r/${request.params.token}${page}${language}`)
    })
  }
}

function postedIn({ body }: FastifyRequest): Record<string, unknown> {
  return (body ?? {}) as Record<string, unknown>
}

function isEmpty({ contact, agreed }: RegistrationForm): boolean {
  return !agreed && Object.values(contact).every((value) => value === '')
}

async function leadTo(reply: FastifyReply, path: string): Promise<void> {
  await reply.headers(PAGE_HEADERS).redirect(path, 303)
}
