import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { FastifyRequest } from 'fastify'
import { v7 as newId } from 'uuid'
import { localeOf } from '../../src/contract/locale.ts'
import {
  CloseRequest,
  Erasure,
  ErasureResult,
  LookUp,
  LookUpResult,
  NewPrivacyRequest,
  PrivacyInbox,
  PrivacyRequest,
} from '../../src/contract/privacy.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain/domain-error.ts'
import { exportOf } from '../domain/export.ts'
import { deskView } from '../domain/desk-view.ts'
import { answerDue, receivedAt } from '../domain/privacy.ts'
import { personKey } from '../domain/secrets.ts'
import { requireVisible, type Fact } from '../domain/visibility.ts'
import { audit } from '../store/audit.ts'
import type { Db } from '../store/database.ts'
import { erase } from '../store/erasures.ts'
import { holdingsOf, type Person } from '../store/holdings.ts'
import { letterTo } from '../store/letters.ts'
import { repeatedResult } from '../store/idempotency.ts'
import {
  addLookUp,
  addRequest,
  closeRequest,
  latestActs,
  reachableRegistration,
  requestsOf,
  requireRequest,
  sameLookUp,
} from '../store/privacy.ts'
import { heldAddress } from '../store/registrations.ts'
import { findWorkspace } from '../store/workspaces.ts'
import { actorOf } from './actor.ts'
import { writeKeyOf } from './idempotency.ts'

const SEEN: readonly Fact[] = [
  'persons_status',
  'consenting_persons_data',
  'other_persons_data',
  'person_behind_reference',
]

const ById = Type.Object({ id: Type.String() })

/**
 * The privacy officer's desk: finding a person by the address they gave, answering requests, and
 * erasing. What is typed is hashed at once; the trail tells that somebody was looked up and whether
 * anything was found, never whom.
 */
export const privacyRoutes: FastifyPluginAsyncTypebox<Context> = async (app, context) => {
  const { db, keys, now } = context
  const tags = ['privacy']
  const config = { right: 'use_privacy_desk' } as const
  app.addHook('preHandler', async ({ member }) => {
    for (const fact of SEEN) requireVisible(member.role, fact, 'visible')
  })
  const personOf = ({ member: { workspaceId } }: FastifyRequest, address: string): Person => ({
    workspaceId,
    personKey: personKey(keys, workspaceId, address),
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
    '/privacy/look-ups',
    { schema: { tags, body: LookUp, response: { 200: LookUpResult } }, config },
    async (request) =>
      await lookUp(context, request, async () => personOf(request, request.body.address)),
  )

  app.post(
    '/privacy/requests/:id/look-up',
    { schema: { tags, params: ById, response: { 200: LookUpResult } }, config },
    async (request) =>
      await lookUp(context, request, async (tx) =>
        personBehind(tx, request.member.workspaceId, request.params.id),
      ),
  )

  app.post(
    '/privacy/requests',
    { schema: { tags, body: NewPrivacyRequest, response: { 201: PrivacyRequest } }, config },
    async (request, reply) => {
      const { kind, address, receivedOn } = request.body
      const at = now()
      const received = receivedAt(receivedOn, at)
      if (received === undefined) throw new DomainError('invalid_request', { field: '/receivedOn' })
      const person = personOf(request, address)
      const made = await db.write(async (tx) => {
        const id = newId({ msecs: at })
        const key = writeKeyOf(request, [kind, person.personKey, receivedOn])
        const first = await repeatedResult(tx, key, id, at)
        if (first !== undefined) return await requireRequest(tx, person.workspaceId, first)
        const entered = { receivedAt: received, dueAt: answerDue(received) }
        const by = { enteredBy: request.member.id }
        const row = await addRequest(tx, { id, kind, ...person, ...entered, ...by })
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

  app.post(
    '/privacy/erasures',
    { schema: { tags, body: Erasure, response: { 200: ErasureResult } }, config },
    async (request) => {
      const { body, member } = request
      const erased = await db.write(async (tx) => {
        const person =
          'address' in body
            ? personOf(request, body.address)
            : await personBehind(tx, member.workspaceId, body.requestId)
        // What an erasure answers tells as much as a look-up does, so it counts as one.
        const { workspaceId, id: memberId } = member
        await addLookUp(tx, { id: newId({ msecs: now() }), workspaceId, memberId }, now())
        const letter = await farewell(tx, context, person)
        // Erasing again changes nothing, so what the first time did is known by its key.
        const done = await erase(tx, { holder: person, method: 'desk', letter }, now())
        const outcome = done ? 'done' : 'nothing_held'
        const key = writeKeyOf(request, ['erase', person.personKey])
        const first = await repeatedResult(tx, key, outcome, now())
        if (first !== undefined) return first === 'done'
        await write(tx, request, 'privacy.erased', outcome)
        return done
      })
      context.wakeOutbox()
      return { erased }
    },
  )

  async function write(
    tx: Db,
    request: FastifyRequest,
    action: Parameters<typeof audit>[2]['action'],
    subject: string,
  ): Promise<void> {
    await audit(tx, request.member.workspaceId, { actor: actorOf(request), action, subject }, now())
  }
}

/** One look-up: counted and written down, whatever it finds. */
async function lookUp(
  { db, keys, now }: Context,
  request: FastifyRequest,
  whom: (tx: Db) => Promise<Person>,
): Promise<LookUpResult> {
  const { id: memberId, workspaceId } = request.member
  const locale = localeOf(request.headers['accept-language'])
  const at = now()
  return await db.write(async (tx) => {
    const person = await whom(tx)
    const holdings = await holdingsOf(tx, keys, person)
    const held = deskView(holdings, locale)
    const id = newId({ msecs: at })
    const first = await repeatedResult(tx, writeKeyOf(request, ['look', person.personKey]), id, at)
    const same = first && (await sameLookUp(tx, { workspaceId, id: first }, at))
    const number = same || (await addLookUp(tx, { id, workspaceId, memberId }, at))
    if (!same) {
      const subject = `${number} ${held ? 'found' : 'not_found'}`
      const entry = { actor: actorOf(request), action: 'privacy.looked_up', subject } as const
      await audit(tx, workspaceId, entry, at)
    }
    const workspace = await findWorkspace(tx, workspaceId)
    const facts = { madeAt: at, employer: workspace?.employer ?? null }
    return { number, held, export: held && exportOf(holdings, facts) }
  })
}

/** Whom a request that is still open is about. @throws DomainError `not_found` */
async function personBehind(tx: Db, workspaceId: string, requestId: string): Promise<Person> {
  const { closedAt, personKey: key } = await requireRequest(tx, workspaceId, requestId)
  if (closedAt !== null) throw new DomainError('not_found')
  return { workspaceId, personKey: key }
}

/** The mail that tells somebody they were erased, where an address of theirs is still held. */
async function farewell(tx: Db, { keys }: Context, person: Person) {
  const registration = await reachableRegistration(tx, person)
  const address = registration && (await heldAddress(tx, keys, registration))
  if (!registration || address === undefined) return undefined
  return letterTo(keys, registration, { kind: 'erased', locale: registration.locale, address })
}
