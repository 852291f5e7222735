import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { localeOf } from '../../src/contract/locale.ts'
import { ReportView } from '../../src/contract/report.ts'
import type { Context } from '../context.ts'
import { partyNames } from '../domain/agreement.ts'
import { DomainError } from '../domain/domain-error.ts'
import { reportPeriods } from '../domain/report.ts'
import { requireVisible } from '../domain/visibility.ts'
import { allAgreements } from '../store/agreements.ts'
import { latestSnapshot } from '../store/reports.ts'
import { findWorkspace } from '../store/workspaces.ts'

/**
 * What happened under each agreement, taken when its credit was posted. It takes no filter and no dates:
 * two answers that differ by what somebody chose could be subtracted from each other.
 */
export const reportRoutes: FastifyPluginAsyncTypebox<Context> = async (app, { db, now }) => {
  const schema = { tags: ['progress'], response: { 200: ReportView } }
  app.get('/report', { schema, config: { right: 'see_progress' } }, async ({ member, headers }) => {
    requireVisible(member.role, 'funnel', 'totals')
    const { workspaceId } = member
    const locale = localeOf(headers['accept-language'])
    const [workspace, agreements] = await Promise.all([
      findWorkspace(db.read, workspaceId),
      allAgreements(db.read, workspaceId),
    ])
    if (!workspace) throw new DomainError('not_found')
    const { postingStep } = workspace
    const reports: ReportView['agreements'] = []
    for (const { current, state } of agreements.filter((one) => one.state !== 'draft')) {
      const agreement = { workspaceId, agreementId: current.id, postingStep }
      const snapshot = await latestSnapshot(db.read, agreement, now())
      reports.push({
        agreementId: current.id,
        agencyName: partyNames(locale, current).agency,
        ended: state === 'ended',
        asOf: snapshot?.takenAt ?? null,
        postingStep,
        periods: reportPeriods(snapshot?.rows ?? []),
      })
    }
    return { agreements: reports }
  })
}
