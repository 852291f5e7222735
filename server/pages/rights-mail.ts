import type { FastifyPluginAsync } from 'fastify'
import type { Locale } from '../../src/contract/locale.ts'
import type { Context } from '../context.ts'
import { isAddress } from '../domain/mail-address.ts'
import { personOf } from '../domain/secrets.ts'
import { letterTo } from '../store/letters.ts'
import { askForRightsMail } from '../store/rights-mails.ts'
import { contactOf } from '../store/registrations.ts'
import { formLimit } from '../routes/limits.ts'
import { languageOf, sendNotFound, sendPage } from './answers.ts'
import { findOffer, type Offer, type TokenParams } from './offer.ts'
import { rightsMailPage, typedAddress } from './rights-mail-page.ts'
import { rightsMailSentPage } from './said-pages.ts'

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
    await sendPage(reply, rightsMailPage(locale, found, { token: request.params.token }))
  })

  app.post<TokenParams>(path, formLimit(context.config), async (request, reply) => {
    const found = await findOffer(context, request.params.token)
    if (!found) return await sendNotFound(request, reply)
    const locale = languageOf(request, found.referral.locale)
    const { token } = request.params
    const { agreement } = found
    const typed = typedAddress((request.body ?? {}) as Record<string, unknown>)
    const redirect = agreement.mode === 'redirect'
    if (redirect || !isAddress(typed)) {
      const page = rightsMailPage(locale, found, { token, typed, faulty: true })
      return await sendPage(reply, page, redirect ? 200 : 422)
    }
    await ask(context, found, { address: typed, locale })
    context.wakeOutbox()
    await sendPage(reply, rightsMailSentPage(locale, { agreement, token, address: typed }))
  })
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
