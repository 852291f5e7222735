import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { localeOf } from '../../src/contract/locale.ts'
import { ProgressView } from '../../src/contract/progress.ts'
import type { Context } from '../context.ts'
import { partyNames } from '../domain/agreement.ts'
import { untilNext, type CreditBalance } from '../domain/credit.ts'
import { AGENCY_TROUBLE_MS } from '../domain/delivery.ts'
import { DomainError } from '../domain/domain-error.ts'
import { lacksCountryNotice } from '../domain/text-parties.ts'
import { requireVisible } from '../domain/visibility.ts'
import { unansweredSince } from '../store/agency-watch.ts'
import { allAgreements } from '../store/agreements.ts'
import { postedCredit } from '../store/postings.ts'
import { findWorkspace } from '../store/workspaces.ts'

/** Managers read the company's credit here, as last posted: a fold of the ledger, never a guess. */
export const progressRoutes: FastifyPluginAsyncTypebox<Context> = async (app, { db, now }) => {
  const schema = { tags: ['progress'], response: { 200: ProgressView } }
  app.get(
    '/progress',
    { schema, config: { right: 'see_progress' } },
    async ({ member, headers }) => {
      requireVisible(member.role, 'credit_as_posted', 'visible')
      const [workspace, agreements, posted, unanswered] = await Promise.all([
        findWorkspace(db.read, member.workspaceId),
        allAgreements(db.read, member.workspaceId),
        postedCredit(db.read, member.workspaceId),
        unansweredSince(db.read, member.workspaceId),
      ])
      if (!workspace) throw new DomainError('not_found')
      const locale = localeOf(headers['accept-language'])
      const shown = agreements.flatMap(({ current, state }) => {
        const credit = posted.find((one) => one.agreementId === current.id)
        const ended = state === 'ended'
        if (!credit || state === 'draft' || (ended && !isOpen(credit.balance))) return []
        const { matured, pending, grants } = credit.balance
        const { agency, agencyShort } = partyNames(locale, current)
        return [
          {
            agreementId: current.id,
            ended,
            stopped: !ended && lacksCountryNotice(current),
            unansweredSince: ended ? null : longUnanswered(unanswered.get(current.id), now()),
            agencyName: agency,
            agencyShortName: agencyShort,
            ratio: current.terms.ratio,
            points: matured,
            pending,
            untilNext: untilNext(credit.balance, current.terms),
            grants: {
              available: grants.available,
              reserved: grants.reserved,
              redeemed: grants.redeemed + grants.settled,
            },
            asOf: credit.postedAt,
            postingStep: workspace.postingStep,
          },
        ]
      })
      return { agreements: shown.toSorted((a, b) => Number(a.ended) - Number(b.ended)) }
    },
  )
}

/** Whether either side still owes the other anything; only what was posted counts. */
function isOpen({ matured, pending, grants }: CreditBalance): boolean {
  return [matured, pending, grants.available, grants.reserved].some((count) => count !== 0)
}

/** A receiver that restarts is nobody's trouble. */
function longUnanswered(since: number | undefined, now: number): number | null {
  return since !== undefined && now - since >= AGENCY_TROUBLE_MS ? since : null
}
