import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { localeOf, type Locale } from '../../src/contract/locale.ts'
import { SessionView, type AgreementSummary } from '../../src/contract/session.ts'
import { canSendMail, type Context } from '../context.ts'
import { DAY_MS, partyNames } from '../domain/agreement.ts'
import { DomainError } from '../domain/domain-error.ts'
import { writtenDate } from '../domain/referral.ts'
import { agreementsInForce, type AgreementVersion } from '../store/agreements.ts'
import { findWorkspace } from '../store/workspaces.ts'

/** The pane's first request: who am I, what may I see, which agreements. */
export const sessionRoutes: FastifyPluginAsyncTypebox<Context> = async (app, context) => {
  const schema = { tags: ['session'], response: { 200: SessionView } }
  app.get('/session', { schema, config: { role: 'recruiter' } }, async ({ member, headers }) => {
    const { db, now, config } = context
    const workspace = await findWorkspace(db.read, member.workspaceId)
    if (!workspace) throw new DomainError('not_found')
    const agreements = canSendMail(context)
      ? await agreementsInForce(db.read, member.workspaceId)
      : []
    const locale = localeOf(headers['accept-language'])
    return {
      member: { id: member.id, name: member.name, role: member.role },
      workspace: {
        id: workspace.id,
        name: locale === 'ja' ? workspace.employer.name : workspace.employer.nameEn,
        internalDomains: workspace.internalDomains,
        example: workspace.example,
      },
      agreements: agreements.map((agreement) => summaryOf(agreement, locale, now())),
      linkOrigin: config.publicOrigin,
    }
  })
}

function summaryOf(agreement: AgreementVersion, locale: Locale, now: number): AgreementSummary {
  const { agency, agencyShort } = partyNames(locale, agreement)
  const expiresAt = now + agreement.terms.linkLifetimeDays * DAY_MS
  return {
    id: agreement.id,
    version: agreement.version,
    agencyName: agency,
    agencyShortName: agencyShort,
    expiryDate: { ja: writtenDate(expiresAt, 'ja'), en: writtenDate(expiresAt, 'en') },
    wording: { ja: agreement.mail.ja.text, en: agreement.mail.en.text },
  }
}
