import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { localeOf } from '../../src/contract/locale.ts'
import { ProgressView } from '../../src/contract/progress.ts'
import type { Context } from '../context.ts'
import { partyNames } from '../domain/agreement.ts'
import { untilNext } from '../domain/credit.ts'
import { AGENCY_TROUBLE_MS } from '../domain/delivery.ts'
import { DomainError } from '../domain/domain-error.ts'
import { lacksCountryNotice } from '../domain/text-parties.ts'
import { requireVisible } from '../domain/visibility.ts'
import { unansweredSince } from '../store/agency-watch.ts'
import { agreementsInForce } from '../store/agreements.ts'
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
        agreementsInForce(db.read, member.workspaceId),
        postedCredit(db.read, member.workspaceId),
        unansweredSince(db.read, member.workspaceId),
      ])
      if (!workspace) throw new DomainError('not_found')
      return {
        agreements: agreements.flatMap((agreement) => {
          const credit = posted.find((one) => one.agreementId === agreement.id)
          if (!credit) return []
          const { matured, pending, grants } = credit.balance
          const { agency, agencyShort } = partyNames(
            localeOf(headers['accept-language']),
            agreement,
          )
          return [
            {
              agreementId: agreement.id,
              stopped: lacksCountryNotice(agreement),
              unansweredSince: longUnanswered(unanswered.get(agreement.id), now()),
              agencyName: agency,
              agencyShortName: agencyShort,
              ratio: agreement.terms.ratio,
              points: matured,
              pending,
              untilNext: untilNext(credit.balance, agreement.terms),
              grants: {
                available: grants.available,
                reserved: grants.reserved,
                redeemed: grants.redeemed + grants.settled,
              },
              asOf: credit.postedAt,
              postingStep: workspace.postingStep,
            },
          ]
        }),
      }
    },
  )
}

/** A receiver that restarts is nobody's trouble. */
function longUnanswered(since: number | undefined, now: number): number | null {
  return since !== undefined && now - since >= AGENCY_TROUBLE_MS ? since : null
}
