import { html } from 'ghtml'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Locale } from '../../src/contract/locale.ts'
import type { Context } from '../context.ts'
import { partyNames } from '../domain/agreement.ts'
import { CONTACT_LIMITS } from '../domain/consent.ts'
import { isAddress } from '../domain/mail-address.ts'
import { personOf } from '../domain/secrets.ts'
import { letterTo } from '../store/letters.ts'
import { askForRightsMail } from '../store/rights-mails.ts'
import { contactOf } from '../store/registrations.ts'
import { formLimit } from '../routes/limits.ts'
import { RIGHTS_TEXT } from '../text/rights.ts'
import { languageOf, sendNotFound, sendPage } from './answers.ts'
import { document, notice, paragraphs } from './layout.ts'
import { findOffer, type Offer, type TokenParams } from './offer.ts'

/**
 * For somebody who registered and lost the mail: the link to their rights is mailed again, to the
 * address they registered with and no other. Whoever else types an address learns nothing from the
 * answer. An expired link still takes it; a revoked one leads nowhere, and the privacy contact helps.
 */
export const rightsMailPages: FastifyPluginAsync<Context> = async (app, context) => {
  const path = '/r/:token/rights-mail'

  app.get<TokenParams>(path, async (request, reply) => {
    const found = await findOffer(context, request.params.token)
    if (!found) return await sendNotFound(request, reply)
    const locale = languageOf(request, found.referral.locale)
    await sendPage(reply, askPage(locale, found, { token: request.params.token }))
  })

  app.post<TokenParams>(path, formLimit(context.config), async (request, reply) => {
    const found = await findOffer(context, request.params.token)
    if (!found) return await sendNotFound(request, reply)
    const locale = languageOf(request, found.referral.locale)
    const address = typedAddress(request)
    if (found.agreement.mode === 'redirect' || !isAddress(address)) {
      const page = askPage(locale, found, { token: request.params.token, typed: address })
      return await sendPage(reply, page, found.agreement.mode === 'redirect' ? 200 : 422)
    }
    await ask(context, found, { address, locale })
    context.wakeOutbox()
    await sendPage(reply, notice(locale, RIGHTS_TEXT[locale].mail.sent))
  })
}

function typedAddress(request: FastifyRequest): string {
  const { email } = (request.body ?? {}) as { email?: unknown }
  if (typeof email !== 'string' || email.length > CONTACT_LIMITS.email) return ''
  return email.normalize('NFKC').trim()
}

async function ask(
  { db, keys, now }: Context,
  { referral }: Offer,
  { address, locale }: { address: string; locale: Locale },
): Promise<void> {
  const { id: referralId, workspaceId } = referral
  const asked = { workspaceId, referralId, ...personOf(keys, workspaceId, address) }
  await db.write((tx) =>
    askForRightsMail(
      tx,
      asked,
      (registration) => {
        // Once the details are forgotten, the typed address is the one that has the same key.
        const to = contactOf(keys, registration)?.email ?? address
        return letterTo(keys, registration, { kind: 'rights', locale, address: to })
      },
      now(),
    ),
  )
}

function askPage(
  locale: Locale,
  { agreement }: Offer,
  form: { token: string; typed?: string },
): string {
  const text = RIGHTS_TEXT[locale].mail
  const { employer } = partyNames(locale, agreement)
  const back = html`<p><a href="/r/${form.token}?lang=${locale}">${text.back}</a></p>`
  const path = `/r/${form.token}/rights-mail`
  const languagePath = form.typed === undefined ? path : undefined
  if (agreement.mode === 'redirect') {
    const { title, lines } = text.redirect
    const body = paragraphs(lines(employer, agreement.employer.privacyContact)) + back
    return document({ locale, title, operator: employer, languagePath, body })
  }
  const wrong = form.typed !== undefined
  const fault = wrong
    ? html`<p class="fault" id="email-fault" role="alert">${text.missing}</p>`
    : ''
  const faultMark = wrong ? ' aria-invalid="true" aria-describedby="email-fault"' : ''
  return document({
    locale,
    title: text.title,
    operator: employer,
    languagePath,
    body: html`!${paragraphs(text.lines)}
<form method="post" action="${path}?lang=${locale}" novalidate>
<div class="field"><label for="email">${text.field}</label>
<input id="email" name="email" type="email" autocomplete="email" maxlength="${CONTACT_LIMITS.email}" value="${form.typed ?? ''}" required!${faultMark}>
!${fault}</div>
<button type="submit">${text.button}</button>
</form>
!${back}`,
  })
}
