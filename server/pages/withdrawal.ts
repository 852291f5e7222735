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
import { confirmation, confirmationOf, type Confirmed } from './confirmation.ts'
import { document, notice, paragraphs } from './layout.ts'
import { erasedPage } from './rights-held.ts'

interface Said {
  locale: Locale
  /** Right after the press. */
  confirmed?: Confirmed | undefined
}

/** Taking a consent back, as easy as giving it (GDPR art. 7(3)): one page, one press. */
export const withdrawalPages: FastifyPluginAsync<Context> = async (app, context) => {
  const { db, now } = context
  const path = '/rights/:secret/withdraw'

  app.get<SecretParams>(path, async (request, reply) => {
    const found = await findRights(context, request.params.secret)
    if (!found) return await sendNotFound(request, reply)
    const locale = languageOf(request, found.registration.locale)
    if (await sendIfDone(context, found, { locale }, reply)) return
    await sendPage(reply, await askPage(context, locale, found))
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
    const taken = await db.write((tx) => withdraw(tx, withdrawal, now()))
    context.wakeOutbox()
    const cancelledAt = registration.cancelledAt ?? now()
    const done = { ...found, registration: { ...registration, cancelledAt } }
    const confirmed = taken ? confirmationOf(context, letter) : undefined
    if (await sendIfDone(context, done, { locale, confirmed }, reply)) return
    await sendPage(reply, await askPage(context, locale, found))
  })
}

/** Withdrawn, deleted or erased before: the same page as right after it. */
async function sendIfDone(
  context: Context,
  found: Rights,
  said: Said,
  reply: FastifyReply,
): Promise<boolean> {
  const page = await donePage(context, found, said)
  if (page !== undefined) await sendPage(reply, page)
  return page !== undefined
}

async function donePage(context: Context, found: Rights, said: Said): Promise<string | undefined> {
  const { locale } = said
  const { registration, agreement } = found
  if (isErased(found)) return erasedPage(locale, registration)
  const consent = await consentFor(context.db.read, registration)
  if (consent && consent.withdrawnAt !== null)
    return endedPage(context, said, { registration, agreement, consent })
  if (consent || registration.cancelledAt === null) return undefined
  const { employer: operator } = partyNames(locale, agreement)
  return notice(locale, PAGE_TEXT[locale].cancelled, { operator, languagePath: '' })
}

/** What is asked: to take a consent back, or to delete an entry that nobody confirmed. */
async function askPage(
  context: Context,
  locale: Locale,
  { registration, agreement }: Rights,
): Promise<string> {
  const { agencyShort, employer } = partyNames(locale, agreement)
  const { withdraw: taking, cancel } = PAGE_TEXT[locale]
  const consent = await consentFor(context.db.read, registration)
  const text = consent ? { ...taking, lines: taking.lines(agencyShort) } : cancel
  const path = pathsOf(context, registration).withdraw(registration)
  return document({
    locale,
    title: text.title,
    operator: employer,
    languagePath: path,
    body: html`!${paragraphs(text.lines)}
<form method="post" action="${path}?lang=${locale}"><button type="submit">${text.button}</button></form>
!${heldLink(context, locale, registration)}`,
  })
}

/** Said after a consent ended, and to whoever comes back by an older link of the same mailbox. */
export function endedPage(
  context: Context,
  { locale, confirmed }: Said,
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
    languagePath: '',
    body: html`!${paragraphs([...lines, ...confirmation(locale, confirmed, done.consent.id)])}
!${heldLink(context, locale, done.registration)}`,
  })
}
