import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { createHash } from 'node:crypto'
import { localeOf } from '../../src/contract/locale.ts'
import { CompanyPreview, Employer } from '../../src/contract/settings.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain/domain-error.ts'
import { requireWholeTexts } from '../domain/text-lint.ts'
import { allAgreements, textsAlone, type Agreement } from '../store/agreements.ts'
import { withTexts } from '../text/agreement-texts.ts'
import { previewOf } from './agreement-preview.ts'
import { idempotencyKeyOf } from './idempotency.ts'

/** What candidates of each agreement in force would read of a changed employer. Stores nothing. */
export const companyPreviewRoute: FastifyPluginAsyncTypebox<Context> = async (app, context) => {
  app.post(
    '/company/preview',
    {
      schema: { tags: ['company'], body: Employer, response: { 200: CompanyPreview } },
      config: { right: 'manage_company' },
    },
    async (request) => {
      idempotencyKeyOf(request)
      const { body: employer, member } = request
      const locale = localeOf(request.headers['accept-language'])
      const all = await allAgreements(context.db.read, member.workspaceId)
      const live = revisionsFor(employer, all).filter(isInForce)
      const agreements = live.map(({ current, next }) => ({
        id: current.id,
        name: current.agency.name,
        nameEn: current.agency.nameEn,
        version: current.version + 1,
        ...previewOf(context, locale, textsAlone(current), next),
      }))
      return { agreements, sha256: hashOf(live) }
    },
  )
}

/** What another employer makes of every agreement that has not ended. */
export function revisionsFor(employer: Employer, agreements: readonly Agreement[]) {
  return agreements
    .filter(({ state }) => state !== 'ended')
    .map(({ current, state }) => ({
      state,
      current,
      next: withTexts({ ...current, employer }),
    }))
}

type Revision = ReturnType<typeof revisionsFor>[number]

function isInForce({ state }: Revision): boolean {
  return state === 'live'
}

/** Of the texts as they will be stored: dates that a showing fills in make no difference. */
function hashOf(live: readonly Revision[]): string {
  const texts = live.map(({ current, next }) => [
    ...[current.id, current.version + 1],
    ...[next.mail.ja, next.mail.en, next.page.ja, next.page.en],
  ])
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex')
}

/**
 * Nobody puts texts before candidates that they have not looked at, or that are not those they
 * looked at.
 *
 * @throws DomainError `text_incomplete`, `texts_not_seen`
 */
export function requireSeenTexts(
  revisions: readonly Revision[],
  seenTexts: string | undefined,
): void {
  const live = revisions.filter(isInForce)
  for (const { next } of live) requireWholeTexts(next)
  if (live.length > 0 && seenTexts !== hashOf(live)) throw new DomainError('texts_not_seen')
}
