import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CompanyChange } from '../../src/contract/company-change.ts'
import { AuditPage, Company } from '../../src/contract/settings.ts'
import { Type } from 'typebox'
import type { Context } from '../context.ts'
import { DomainError } from '../domain/domain-error.ts'
import { visibility } from '../domain/visibility.ts'
import { allAgreements } from '../store/agreements.ts'
import { lockAgreements, reviseAgreement } from '../store/agreement-writes.ts'
import { audit, auditPage } from '../store/audit.ts'
import { repeatedResult } from '../store/idempotency.ts'
import { endAllSessions } from '../store/sessions.ts'
import { findWorkspace, updateCompany } from '../store/workspaces.ts'
import { actorOf } from './actor.ts'
import { companyPreviewRoute, requireSeenTexts, revisionsFor } from './company-preview.ts'
import { writeKeyOf } from './idempotency.ts'

/** The company as candidates are told of it, and the trail of who changed what. */
export const companyRoutes: FastifyPluginAsyncTypebox<Context> = async (app, context) => {
  const { db, now } = context
  const tags = ['company']

  app.get(
    '/company',
    { schema: { tags, response: { 200: Company } }, config: { right: 'manage_company' } },
    async ({ member }) => {
      const workspace = await findWorkspace(db.read, member.workspaceId)
      if (!workspace) throw new DomainError('not_found')
      return companyOf(workspace)
    },
  )

  /**
   * A changed employer changes what candidates read, so every open agreement gets a new version, and
   * whoever saves it names the texts that the preview showed them.
   */
  app.put(
    '/company',
    {
      schema: { tags, body: CompanyChange, response: { 200: Company } },
      config: { right: 'manage_company' },
    },
    async (request) => {
      const { member } = request
      const { seenTexts, ...body } = request.body
      const { workspaceId } = member
      const at = now()
      await db.write(async (tx) => {
        if ((await repeatedResult(tx, writeKeyOf(request), workspaceId, at)) !== undefined) return
        const before = await findWorkspace(tx, workspaceId)
        if (!before) throw new DomainError('not_found')
        if (!body.employer && before.employer) {
          throw new DomainError('invalid_request', { field: '/employer' })
        }
        // Codes stop working at once, so somebody must have shown that the other way is open.
        if (body.entraOnly && !before.entraOnly && member.sessionId !== null) {
          throw new DomainError('entra_first', { field: '/entraOnly' })
        }
        const unchanged = JSON.stringify(companyOf(before)) === JSON.stringify(companyOf(body))
        if (unchanged) return
        await updateCompany(tx, workspaceId, body)
        if (before.entraOnly && !body.entraOnly) await endAllSessions(tx, workspaceId)
        const entry = { actor: actorOf(request), action: 'company.changed' } as const
        await audit(tx, workspaceId, { ...entry, subject: body.employer?.name ?? '' }, at)
        const { employer } = body
        if (!employer || JSON.stringify(employer) === JSON.stringify(before.employer)) return
        await lockAgreements(tx, workspaceId)
        const revisions = revisionsFor(employer, await allAgreements(tx, workspaceId))
        requireSeenTexts(revisions, seenTexts)
        for (const { next } of revisions) await reviseAgreement(tx, next, at)
      })
      return body
    },
  )

  await app.register(companyPreviewRoute, context)

  app.get<{ Querystring: { before?: string } }>(
    '/audit',
    {
      schema: {
        tags: ['audit'],
        querystring: Type.Object({
          before: Type.Optional(Type.String({ pattern: '^[\\w-]{1,64}$' })),
        }),
        response: { 200: AuditPage },
      },
      config: { right: 'see_audit' },
    },
    async ({ member: { workspaceId, role }, query: { before } }) => {
      const outcomes = visibility(role, 'persons_status') === 'visible'
      return await auditPage(db.read, workspaceId, { before, outcomes })
    },
  )
}

function companyOf({ employer, internalDomains, entraOnly, askWithoutLink }: Company): Company {
  return { employer, internalDomains, entraOnly, askWithoutLink }
}
