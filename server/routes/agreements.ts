import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { v7 as newId } from 'uuid'
import {
  AgreementDraft,
  AgreementList,
  AgreementView,
  EndpointTest,
  NewAgreement,
} from '../../src/contract/settings.ts'
import type { Context } from '../context.ts'
import { formOpens, testEndpoint } from '../delivery/endpoint-test.ts'
import { DomainError } from '../domain/domain-error.ts'
import { seal, unseal, webhookSecret } from '../domain/secrets.ts'
import { requireWholeTexts } from '../domain/text-lint.ts'
import { lacksCountryNotice } from '../domain/text-parties.ts'
import { allAgreements, requireAgreement, textsAlone, type Agreement } from '../store/agreements.ts'
import {
  endAgreement,
  lockAgreement,
  openAgreement,
  putLive,
  reviseAgreement,
} from '../store/agreement-writes.ts'
import { audit, type AuditAction } from '../store/audit.ts'
import type { Db } from '../store/database.ts'
import { repeatedResult } from '../store/idempotency.ts'
import { lockCompany } from '../store/workspaces.ts'
import { withTexts } from '../text/agreement-texts.ts'
import { actorOf } from './actor.ts'
import { employerFor } from './agreement-draft.ts'
import { agreementPreviewRoute } from './agreement-preview.ts'
import { idempotencyKeyOf, writeKeyOf } from './idempotency.ts'

type IdParams = { Params: { id: string } }

/**
 * Agreements with agencies: drafted, tested, put into force, revised as new versions, ended. A
 * manager never reaches a candidate's data by them: an endpoint answers a signed test before it is
 * used, and an agency on the company's own domain is refused.
 */
export const agreementRoutes: FastifyPluginAsyncTypebox<Context> = async (app, context) => {
  const { db, now, keys } = context
  const tags = ['agreements']
  const config = { right: 'manage_agreements' } as const
  const changed = { tags, response: { 200: AgreementView } }

  app.get(
    '/agreements',
    { schema: { tags, response: { 200: AgreementList } }, config },
    async ({ member }) => ({
      agreements: (await allAgreements(db.read, member.workspaceId)).map(viewOf),
    }),
  )

  app.post(
    '/agreements',
    { schema: { tags, body: AgreementDraft, response: { 201: NewAgreement } }, config },
    async (request, reply) => {
      const { workspaceId } = request.member
      const key = writeKeyOf(request)
      const secret = webhookSecret(keys, workspaceId, key.keyHash)
      const made = await db.write(async (tx) => {
        const id = newId({ msecs: now() })
        const first = await repeatedResult(tx, key, id, now())
        if (first !== undefined) return await requireAgreement(tx, workspaceId, first)
        await lockCompany(tx, workspaceId)
        const employer = await employerFor(readingIn(tx), request.member, request.body)
        const version = { ...request.body, id, workspaceId, employer }
        const sealedSecret = seal(keys, id, secret)
        await openAgreement(tx, withTexts({ ...version, sealedSecret }), now())
        await note(tx, request, 'agreement.made', trailOf(request.body))
        return await requireAgreement(tx, workspaceId, id)
      })
      // A retry may come after a rotation: what is stored is what was told the first time.
      const told = unseal(keys, made.current.id, made.current.sealedSecret) as string
      return await reply.code(201).send({ agreement: viewOf(made), secret: told })
    },
  )

  app.put<IdParams & { Body: AgreementDraft }>(
    '/agreements/:id',
    { schema: { ...changed, body: AgreementDraft }, config },
    async (request) => {
      const { workspaceId } = request.member
      const { body } = request
      const key = writeKeyOf(request)
      const { current, state } = await requireAgreement(db.read, workspaceId, request.params.id)
      if (state === 'ended') throw new DomainError('agreement_ended')
      await employerFor(context, request.member, body)
      // People's data would go to the new address at once, so it must answer before.
      const { endpoint, mode, formUrl } = body
      const moved = endpoint !== current.endpoint || formUrl !== current.formUrl
      if (state === 'live' && moved) {
        await requireAnswer(context, { ...current, endpoint, mode, formUrl })
      }
      const same = JSON.stringify(draftOf(current)) === JSON.stringify(body)
      await db.write(async (tx) => {
        if ((await repeatedResult(tx, key, current.id, now())) !== undefined || same) return
        await requireUnchanged(tx, { current, state })
        const employer = await employerFor(readingIn(tx), request.member, body)
        const revised = withTexts({ ...current, ...body, employer })
        if (state === 'live') requireWholeTexts(revised)
        await reviseAgreement(tx, revised, now())
        await note(tx, request, 'agreement.revised', trailOf(body))
      })
      return viewOf(await requireAgreement(db.read, workspaceId, current.id))
    },
  )

  app.post<IdParams>(
    '/agreements/:id/test',
    { schema: { tags, response: { 200: EndpointTest } }, config },
    async (request) => {
      idempotencyKeyOf(request)
      const { workspaceId } = request.member
      const { current } = await requireAgreement(db.read, workspaceId, request.params.id)
      return await testEndpoint(context, targetOf(context, current))
    },
  )

  app.post<IdParams>('/agreements/:id/live', { schema: changed, config }, async (request) => {
    const { workspaceId } = request.member
    const key = writeKeyOf(request)
    const { current, state } = await requireAgreement(db.read, workspaceId, request.params.id)
    if (state === 'ended') throw new DomainError('agreement_ended')
    if (state === 'draft') {
      requireWholeTexts(textsAlone(current))
      await requireAnswer(context, current)
    }
    await db.write(async (tx) => {
      const repeated = (await repeatedResult(tx, key, current.id, now())) !== undefined
      if (repeated || state !== 'draft') return
      await requireUnchanged(tx, { current, state })
      await putLive(tx, current, now())
      await note(tx, request, 'agreement.live', current.agency.name)
    })
    return viewOf(await requireAgreement(db.read, workspaceId, current.id))
  })

  app.post<IdParams>('/agreements/:id/end', { schema: changed, config }, async (request) => {
    const { workspaceId } = request.member
    const key = writeKeyOf(request)
    const { current, state } = await requireAgreement(db.read, workspaceId, request.params.id)
    await db.write(async (tx) => {
      const repeated = (await repeatedResult(tx, key, current.id, now())) !== undefined
      if (repeated || state === 'ended') return
      await endAgreement(tx, current, now())
      await note(tx, request, 'agreement.ended', current.agency.name)
    })
    return viewOf(await requireAgreement(db.read, workspaceId, current.id))
  })

  await app.register(agreementPreviewRoute, context)

  /** The context that reads what its own transaction sees. */
  const readingIn = (tx: Db): Context => ({ ...context, db: { ...db, read: tx } })

  async function note(tx: Db, request: FastifyRequest, action: AuditAction, subject: string) {
    await audit(tx, request.member.workspaceId, { actor: actorOf(request), action, subject }, now())
  }
}

/**
 * What was looked at, or tested, before the transaction is still what there is; the agreement is
 * held until it ends.
 *
 * @throws DomainError `request_in_progress` when somebody else changed it in the meantime.
 */
async function requireUnchanged(tx: Db, { current, state }: Agreement): Promise<void> {
  await lockAgreement(tx, current)
  const now = await requireAgreement(tx, current.workspaceId, current.id)
  if (now.current.version !== current.version || now.state !== state) {
    throw new DomainError('request_in_progress')
  }
}

function targetOf({ keys }: Context, { id, endpoint, sealedSecret }: Agreement['current']) {
  return { endpoint, secret: unseal(keys, id, sealedSecret) as string }
}

/** Nothing goes live that leads nowhere: the endpoint takes a signed test, the form can be opened. */
async function requireAnswer(context: Context, version: Agreement['current']): Promise<void> {
  const { reached } = await testEndpoint(context, targetOf(context, version))
  if (!reached) throw new DomainError('endpoint_not_answering', { field: '/endpoint' })
  if (version.mode === 'redirect' && !(await formOpens(version.formUrl, context.config))) {
    throw new DomainError('form_not_answering', { field: '/formUrl' })
  }
}

/** What an agreement is told as in the trail: who, and where people and their data go. */
function trailOf({ agency, endpoint, mode, formUrl }: AgreementDraft): string {
  return mode === 'relay'
    ? `${agency.name}: ${endpoint}`
    : `${agency.name}: ${endpoint} → ${formUrl}`
}

function draftOf({ mode, formUrl, agency, terms, endpoint }: AgreementDraft): AgreementDraft {
  return { mode, formUrl, agency, terms, endpoint }
}

function viewOf({ current, state }: Agreement): AgreementView {
  const { id, version, createdAt } = current
  const stopped = state === 'live' && lacksCountryNotice(current)
  return { id, version, state, ...draftOf(current), changedAt: createdAt, stopped }
}
