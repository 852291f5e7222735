import { html } from 'ghtml'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { Locale } from '../../src/contract/locale.ts'
import type { Context } from '../context.ts'
import { partyNames } from '../domain/agreement.ts'
import { writtenDate } from '../domain/referral.ts'
import { hashSecret } from '../domain/secrets.ts'
import { findAgreementVersion, type AgreementVersion } from '../store/agreements.ts'
import { withdraw } from '../store/consent-writes.ts'
import { consentFor } from '../store/consents.ts'
import { findReferral } from '../store/referrals.ts'
import { findByRightsHash, type Registration } from '../store/registrations.ts'
import { findWorkspace } from '../store/workspaces.ts'
import { formLimit } from '../routes/limits.ts'
import { PAGE_TEXT } from '../text/pages.ts'
import { languageOf, sendNotFound, sendPage } from './answers.ts'
import { document, notice, paragraphs } from './layout.ts'

type SecretParams = { Params: { secret: string } }

/**
 * What hangs on the second secret, which only the candidate's mailbox has seen: withdrawing, as
 * easy as agreeing (GDPR art. 7(3)). A link's expiry or revocation does not touch it.
 */
export const rightsPages: FastifyPluginAsync<Context> = async (app, context) => {
  const path = '/rights/:secret/withdraw'

  app.get<SecretParams>(path, async (request, reply) => {
    const found = await findRights(context, request.params.secret)
    if (!found) return await sendNotFound(request, reply)
    const locale = languageOf(request, found.registration.locale)
    if (await sendIfDone(context, found, locale, reply)) return
    return await sendPage(reply, askPage(locale, found.agreement, request.params.secret))
  })

  app.post<SecretParams>(path, formLimit(context.config), async (request, reply) => {
    const found = await findRights(context, request.params.secret)
    if (!found) return await sendNotFound(request, reply)
    const { registration, agreement, postingStep } = found
    const account = {
      workspaceId: agreement.workspaceId,
      agreementId: agreement.id,
      terms: agreement.terms,
      postingStep,
    }
    await context.db.write((tx) =>
      withdraw(tx, { registration, account, method: 'rights_page' }, context.now()),
    )
    context.wakeOutbox()
    const locale = languageOf(request, registration.locale)
    const cancelledAt = registration.cancelledAt ?? context.now()
    const done = { ...found, registration: { ...registration, cancelledAt } }
    if (await sendIfDone(context, done, locale, reply)) return
    return await sendPage(reply, askPage(locale, agreement, request.params.secret))
  })
}

interface Rights {
  registration: Registration
  agreement: AgreementVersion
  postingStep: number
}

async function findRights({ db }: Context, secret: string): Promise<Rights | undefined> {
  const registration = await findByRightsHash(db.read, hashSecret(secret))
  if (!registration) return undefined
  const { workspaceId, referralId } = registration
  const [referral, workspace] = await Promise.all([
    findReferral(db.read, workspaceId, referralId),
    findWorkspace(db.read, workspaceId),
  ])
  if (!referral || !workspace) return undefined
  const { agreementId, agreementVersion } = referral
  const agreement = await findAgreementVersion(db.read, workspaceId, agreementId, agreementVersion)
  return agreement && { registration, agreement, postingStep: workspace.postingStep }
}

/** Withdrawn or deleted before: the same page as right after it. */
async function sendIfDone(
  { db }: Context,
  { registration, agreement }: Rights,
  locale: Locale,
  reply: FastifyReply,
): Promise<boolean> {
  const consent = await consentFor(db.read, registration)
  const withdrawnAt = consent?.withdrawnAt ?? null
  if (withdrawnAt !== null) {
    await sendPage(reply, withdrawnPage(locale, agreement, withdrawnAt))
    return true
  }
  if (consent || registration.cancelledAt === null) return false
  await sendPage(reply, notice(locale, PAGE_TEXT[locale].cancelled))
  return true
}

function askPage(locale: Locale, agreement: AgreementVersion, secret: string): string {
  const text = PAGE_TEXT[locale].withdraw
  const { agencyShort } = partyNames(locale, agreement)
  return document({
    locale,
    title: text.title,
    languagePath: `/rights/${secret}/withdraw`,
    body: html`!${paragraphs(text.lines(agencyShort))}
<form method="post" action="/rights/${secret}/withdraw?lang=${locale}"><button type="submit">${text.button}</button></form>`,
  })
}

/** Said after withdrawing, and to whoever comes back by an older link of the same mailbox. */
export function withdrawnPage(locale: Locale, agreement: AgreementVersion, at: number): string {
  const text = PAGE_TEXT[locale].withdrawn
  const { agencyShort } = partyNames(locale, agreement)
  return notice(locale, {
    title: text.title,
    lines: text.lines(agencyShort, writtenDate(at, locale)),
  })
}
