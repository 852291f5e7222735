import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { localeOf } from '../../src/contract/locale.ts'
import { CompanyPreview, Employer } from '../../src/contract/settings.ts'
import type { Context } from '../context.ts'
import { allAgreements, textsAlone } from '../store/agreements.ts'
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
      const live = all.filter(({ state }) => state === 'live')
      const agreements = live.map(({ current }) => ({
        id: current.id,
        name: current.agency.name,
        nameEn: current.agency.nameEn,
        version: current.version + 1,
        ...previewOf(context, locale, textsAlone(current), withTexts({ ...current, employer })),
      }))
      return { agreements }
    },
  )
}
