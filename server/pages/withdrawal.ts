import { html } from 'ghtml'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { Locale } from '../../src/contract/locale.ts'
import type { Context } from '../context.ts'
import { partyNames } from '../domain/agreement.ts'
import { writtenDate } from '../domain/referral.ts'
import type { AgreementVersion } from '../store/agreements.ts'
import { withdraw } from '../store/consent-writes.ts'
import { consentFor, type Consent } from '../store/consents.ts'
import type { Registration } from '../store/registrations.ts'
import { formLimit } from '../routes/limits.ts'
import { PAGE_TEXT } from '../text/pages.ts'
import { languageOf, sendNotFound, sendPage } from './answers.ts'
import {
  findRights,
  heldLink,
  isErased,
  letterFor,
  pathsOf,
  type Rights,
  type SecretParams,
} from './find-rights.ts'
import { document, notice, paragraphs } from './layout.ts'
import { erasedPage } from './rights-held.ts'

/** Taking a consent back, as easy as giving it (GDPR art. 7(3)): one page, one press. */
export const withdrawalPages: FastifyPluginAsync<Context> = async (app, context) => {
  const { db, now } = context
  const path = '/rights/:secret/withdraw'

  app.get<SecretParams>(path, async (request, reply) => {
    const found = await findRights(context, request.params.secret)
    if (!found) return await sendNotFound(request, reply)
    const locale = languageOf(request, found.registration.locale)
    if (await sendIfDone(context, found, locale, reply)) return
    await sendPage(reply, askWithdrawPage(context, locale, found))
  })

  app.post<SecretParams>(path, formLimit(context.config), async (request, reply) => {
    const found = await findRights(context, request.params.secret)
    if (!found) return await sendNotFound(request, reply)
    const { registration, agreement, postingStep } = found
    const locale = languageOf(request, registration.locale)
    const { workspaceId, id: agreementId, terms } = agreement
    const account = { workspaceId, agreementId, terms, postingStep }
    const letter = await letterFor(context, registration, 'withdrawn', locale)
    const withdrawal = { registration, account, method: 'rights_page', letter } as const
    await db.write((tx) => withdraw(tx, withdrawal, now()))
    context.wakeOutbox()
    const cancelledAt = registration.cancelledAt ?? now()
    const done = { ...found, registration: { ...registration, cancelledAt } }
    if (await sendIfDone(context, done, locale, reply)) return
    await sendPage(reply, askWithdrawPage(context, locale, found))
  })
}

/** Withdrawn, deleted or erased before: the same page as right after it. */
async function sendIfDone(
  context: Context,
  found: Rights,
  locale: Locale,
  reply: FastifyReply,
): Promise<boolean> {
  const page = await donePage(context, found, locale)
  if (page !== undefined) await sendPage(reply, page)
  return page !== undefined
}

async function donePage(
  context: Context,
  found: Rights,
  locale: Locale,
): Promise<string | undefined> {
  if (isErased(found)) return erasedPage(locale)
  const { registration, agreement } = found
  const consent = await consentFor(context.db.read, registration)
  if (consent && consent.withdrawnAt !== null)
    return endedPage(context, locale, { registration, agreement, consent })
  if (consent || registration.cancelledAt === null) return undefined
  return notice(locale, PAGE_TEXT[locale].cancelled)
}

function askWithdrawPage(context: Context, locale: Locale, { registration, agreement }: Rights) {
  const text = PAGE_TEXT[locale].withdraw
  const { agencyShort, employer } = partyNames(locale, agreement)
  const path = pathsOf(context, registration).withdraw(registration)
  return document({
    locale,
    title: text.title,
    operator: employer,
    languagePath: path,
    body: html`!${paragraphs(text.lines(agencyShort))}
<form method="post" action="${path}?lang=${locale}"><button type="submit">${text.button}</button></form>
!${heldLink(context, locale, registration)}`,
  })
}

/** Said after a consent ended, and to whoever comes back by an older link of the same mailbox. */
export function endedPage(
  context: Context,
  locale: Locale,
  done: { registration: Registration; agreement: AgreementVersion; consent: Consent },
): string {
  const { withdrawnAt, undelivered } = done.consent
  const text = PAGE_TEXT[locale][undelivered ? 'undelivered' : 'withdrawn']
  const { agencyShort, employer } = partyNames(locale, done.agreement)
  const lines = text.lines(agencyShort, writtenDate(withdrawnAt ?? 0, locale))
  return document({
    locale,
    title: text.title,
    operator: employer,
    body: paragraphs(lines) + heldLink(context, locale, done.registration),
  })
}
