import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { FastifyRequest } from 'fastify'
import { v7 as newId } from 'uuid'
import {
  CloseRequest,
  NewPrivacyRequest,
  PrivacyInbox,
  PrivacyRequest,
} from '../../src/contract/privacy.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain/domain-error.ts'
import { answerDue, receivedAt } from '../domain/privacy.ts'
import { personOf } from '../domain/secrets.ts'
import { requireVisible, type Fact } from '../domain/visibility.ts'
import { audit } from '../store/audit.ts'
import type { Db } from '../store/database.ts'
import { repeatedResult } from '../store/idempotency.ts'
import {
  addRequest,
  closeRequest,
  latestActs,
  requestsOf,
  requireRequest,
} from '../store/privacy.ts'
import { actorOf } from './actor.ts'
import { writeKeyOf } from './idempotency.ts'
import { requireMailHost } from './mail-host.ts'
import { optOutRoute } from './opt-outs.ts'
import { privacyActs } from './privacy-acts.ts'

const SEEN: readonly Fact[] = [
  'persons_status',
  'consenting_persons_data',
  'other_persons_data',
  'person_behind_reference',
]

const ById = Type.Object({ id: Type.String() })

/**
 * The privacy officer's desk: finding a person by the address or the reference number they gave,
 * answering requests, withdrawing and erasing for them. An address is hashed at once; the trail tells
 * that somebody was looked up and whether anything was found, never whom.
 */
export const privacyRoutes: FastifyPluginAsyncTypebox<Context> = async (app, context) => {
  const { db, keys, now } = context
  const tags = ['privacy']
  const config = { right: 'use_privacy_desk' } as const
  app.addHook('preHandler', async ({ member }) => {
    for (const fact of SEEN) requireVisible(member.role, fact, 'visible')
  })

  app.get(
    '/privacy',
    { schema: { tags, response: { 200: PrivacyInbox } }, config },
    async (request) => {
      const { workspaceId } = request.member
      const requests = await requestsOf(db.read, workspaceId)
      return { ...requests, acts: await latestActs(db.read, workspaceId) }
    },
  )

  app.post(
    '/privacy/requests',
    { schema: { tags, body: NewPrivacyRequest, response: { 201: PrivacyRequest } }, config },
    async (request, reply) => {
      const { kind, receivedOn } = request.body
      const { workspaceId } = request.member
      const at = now()
      if ('address' in request.body) requireMailHost(request.body.address, '/address')
      const received = receivedAt(receivedOn, at)
      if (received === undefined) throw new DomainError('invalid_request', { field: '/receivedOn' })
      const whom =
        'reference' in request.body
          ? { personKey: '', addressKey: '', reference: request.body.reference }
          : { ...personOf(keys, workspaceId, request.body.address), reference: null }
      const made = await db.write(async (tx) => {
        const id = newId({ msecs: at })
        const key = writeKeyOf(request, [kind, whom.reference ?? whom.addressKey, receivedOn])
        const first = await repeatedResult(tx, key, id, at)
        if (first !== undefined) return await requireRequest(tx, workspaceId, first)
        const entered = { receivedAt: received, dueAt: answerDue(received) }
        const by = { enteredBy: request.member.id }
        const row = await addRequest(tx, { id, kind, workspaceId, ...whom, ...entered, ...by })
        await write(tx, request, 'privacy.request_entered', `${row.number}`)
        return row
      })
      return await reply.code(201).send(made)
    },
  )

  app.post(
    '/privacy/requests/:id/close',
    {
      schema: { tags, params: ById, body: CloseRequest, response: { 200: PrivacyRequest } },
      config,
    },
    async (request) => {
      const { id } = request.params
      const { workspaceId } = request.member
      const { outcome } = request.body
      return await db.write(async (tx) => {
        const { number } = await requireRequest(tx, workspaceId, id)
        const first = await repeatedResult(tx, writeKeyOf(request), id, now())
        if (first === undefined && (await closeRequest(tx, { workspaceId, id, outcome }, now()))) {
          await write(tx, request, 'privacy.request_closed', `${number} ${outcome}`)
        }
        return await requireRequest(tx, workspaceId, id)
      })
    },
  )

  await app.register(privacyActs, context)
  await app.register(optOutRoute, context)

  async function write(
    tx: Db,
    request: FastifyRequest,
    action: Parameters<typeof audit>[2]['action'],
    subject: string,
  ): Promise<void> {
    await audit(tx, request.member.workspaceId, { actor: actorOf(request), action, subject }, now())
  }
}
