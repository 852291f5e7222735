import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { FastifyRequest } from 'fastify'
import { v7 as newId } from 'uuid'
import { localeOf } from '../../src/contract/locale.ts'
import {
  Correction,
  CorrectionResult,
  Erasure,
  ErasureResult,
  LookUp,
  LookUpResult,
  Withdrawal,
  WithdrawalResult,
} from '../../src/contract/privacy.ts'
import type { Context } from '../context.ts'
import { formFaults, readRegistration, type Contact } from '../domain/consent.ts'
import { DomainError } from '../domain/domain-error.ts'
import { deskView } from '../domain/desk-view.ts'
import { exportOf } from '../domain/export.ts'
import type { Holder } from '../domain/held.ts'
import { keyedDigest, personOf } from '../domain/secrets.ts'
import { audit } from '../store/audit.ts'
import type { Db } from '../store/database.ts'
import { correctByLetter, withdrawByLetter } from '../store/desk-acts.ts'
import { erase } from '../store/erasures.ts'
import { holdingsOf, otherAddresses } from '../store/holdings.ts'
import { repeatedResult } from '../store/idempotency.ts'
import { letterTo } from '../store/letters.ts'
import { addLookUp, sameLookUp } from '../store/look-ups.ts'
import { holderOfReference, reachableRegistration, requireRequest } from '../store/privacy.ts'
import { heldAddress } from '../store/registrations.ts'
import { findWorkspace } from '../store/workspaces.ts'
import { actorOf } from './actor.ts'
import { writeKeyOf } from './idempotency.ts'
import { requireMailHost } from './mail-host.ts'
import { counted, withinLimit } from './privacy-limit.ts'

const ById = Type.Object({ id: Type.String({ pattern: '^[\\w-]{1,64}$' }) })

/** The desk finds somebody and acts for them: each time is counted and written down. */
export const privacyActs: FastifyPluginAsyncTypebox<Context> = async (app, context) => {
  const { keys, now } = context
  const tags = ['privacy']
  const config = { right: 'use_privacy_desk' } as const

  app.post(
    '/privacy/look-ups',
    { schema: { tags, body: LookUp, response: { 200: LookUpResult } }, config },
    async (request) => await lookUp(context, request, request.body),
  )

  app.post(
    '/privacy/requests/:id/look-up',
    { schema: { tags, params: ById, response: { 200: LookUpResult } }, config },
    async (request) => await lookUp(context, request, { requestId: request.params.id }),
  )

  app.post(
    '/privacy/erasures',
    { schema: { tags, body: Erasure, response: { 200: ErasureResult } }, config },
    async (request) => {
      const result = await counted(context, request, async (tx) => {
        const { holder, about } = await whomOf(tx, context, request, request.body)
        const letter = await farewell(tx, context, holder)
        const erased = await erase(tx, { holder, method: 'desk', letter }, now())
        const mailed = erased && letter !== undefined
        return { about: ['erase', about], done: erased, mailed, action: 'privacy.erased' } as const
      })
      return { erased: result.done, mailed: result.mailed }
    },
  )

  app.post(
    '/privacy/withdrawals',
    { schema: { tags, body: Withdrawal, response: { 200: WithdrawalResult } }, config },
    async (request) => {
      const { reference } = request.body
      const { workspaceId } = request.member
      const result = await counted(context, request, async (tx) => {
        const made = await withdrawByLetter(tx, keys, { workspaceId, reference }, now())
        const { withdrawn: done, mailed } = made
        return {
          about: ['withdraw', reference],
          done,
          mailed,
          action: 'privacy.withdrawn',
        } as const
      })
      return { withdrawn: result.done, mailed: result.mailed }
    },
  )

  app.post(
    '/privacy/corrections',
    { schema: { tags, body: Correction, response: { 200: CorrectionResult } }, config },
    async (request) => {
      const { body } = request
      const { workspaceId } = request.member
      const { reference } = body
      // Before anything is looked at: a fault is answered alike whether or not something is held.
      const changes = readChanges(body)
      const correct = (held: Contact) => ({ ...held, ...changes })
      const result = await counted(context, request, async (tx) => {
        const made = await correctByLetter(tx, keys, { workspaceId, reference, correct }, now())
        const done = made.fields.length > 0
        const about = ['correct', keyedDigest(keys, JSON.stringify(body))]
        const { mailed, fields } = made
        return {
          about,
          done,
          mailed,
          action: 'privacy.corrected',
          what: fields.join(', '),
        } as const
      })
      return { corrected: result.done, mailed: result.mailed }
    },
  )
}

/**
 * What the details are to be, judged by itself: nothing that is held can make a difference.
 *
 * @throws DomainError `invalid_request` with the field that is wrong
 */
function readChanges(posted: Correction): Omit<Contact, 'email'> {
  const { contact, agreed } = readRegistration({ ...posted, agree: 'yes' })
  const faults = Object.keys(formFaults({ contact, agreed }))
  const field = faults.find((one) => one !== 'email')
  if (field !== undefined) throw new DomainError('invalid_request', { field: `/${field}` })
  const { name, phone, desiredWork, desiredArea } = contact
  return { name, phone, desiredWork, desiredArea }
}

/** What the desk is asked about; an address is hashed at once and kept nowhere. */
async function whomOf(
  tx: Db,
  { keys }: Context,
  { member: { workspaceId } }: FastifyRequest,
  asked: Erasure,
): Promise<{ holder: Holder; about: string }> {
  if ('address' in asked) {
    requireMailHost(asked.address, '/address')
    const person = personOf(keys, workspaceId, asked.address)
    return { holder: { workspaceId, ...person }, about: person.addressKey }
  }
  if ('reference' in asked) return await byReference(tx, workspaceId, asked.reference)
  const request = await requireRequest(tx, workspaceId, asked.requestId)
  if (request.closedAt !== null) throw new DomainError('not_found')
  if (request.reference !== null) return await byReference(tx, workspaceId, request.reference)
  const { personKey, addressKey } = request
  return { holder: { workspaceId, personKey, addressKey }, about: addressKey }
}

async function byReference(tx: Db, workspaceId: string, reference: string) {
  return { holder: await holderOfReference(tx, workspaceId, reference), about: reference }
}

/** One look-up: counted and written down, whatever it finds. */
async function lookUp(
  context: Context,
  request: FastifyRequest,
  asked: Erasure,
): Promise<LookUpResult> {
  const { db, keys, now } = context
  const { id: memberId, workspaceId } = request.member
  const locale = localeOf(request.headers['accept-language'])
  const at = now()
  const look = async (tx: Db) => {
    const { holder, about } = await whomOf(tx, context, request, asked)
    const holdings = await holdingsOf(tx, keys, holder)
    const held = deskView(holdings, locale)
    const id = newId({ msecs: at })
    const first = await repeatedResult(tx, writeKeyOf(request, ['look', about]), id, at)
    const same = first && (await sameLookUp(tx, { workspaceId, id: first }, at))
    const number = same || (await addLookUp(tx, { id, workspaceId, memberId }, at))
    if (!same) {
      const subject = `${number} ${held ? 'found' : 'not_found'}`
      const entry = { actor: actorOf(request), action: 'privacy.looked_up', subject } as const
      await audit(tx, workspaceId, entry, at)
    }
    const workspace = await findWorkspace(tx, workspaceId)
    const facts = { madeAt: at, employer: workspace?.employer ?? null }
    const others = await otherAddresses(tx, holder)
    return { number, held, export: held && exportOf(holdings, facts), otherAddresses: others }
  }
  return await withinLimit(context, request, () => db.write(look))
}

/** The mail that tells somebody they were erased, where an address of theirs is still held. */
async function farewell(tx: Db, { keys }: Context, holder: Holder) {
  const registration = await reachableRegistration(tx, holder)
  const address = registration && (await heldAddress(tx, keys, registration))
  if (!registration || address === undefined) return undefined
  return letterTo(keys, registration, { kind: 'erased', locale: registration.locale, address })
}
