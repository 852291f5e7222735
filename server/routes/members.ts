import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { v7 as newId } from 'uuid'
import { normaliseAddress } from '../../src/contract/link.ts'
import { AccessCode } from '../../src/contract/sign-in.ts'
import {
  Invitation,
  Invited,
  MemberChange,
  MemberList,
  MemberView,
} from '../../src/contract/settings.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain/domain-error.ts'
import { audit } from '../store/audit.ts'
import type { Db } from '../store/database.ts'
import { repeatedResult } from '../store/idempotency.ts'
import {
  addMember,
  changeRole,
  membersOf,
  removeMember,
  renameMember,
  requireMember,
  type Member,
} from '../store/members.ts'
import { actorOf } from './actor.ts'
import { giveCode, storeCode } from './codes.ts'
import { writeKeyOf } from './idempotency.ts'

type IdParams = { Params: { id: string } }

/** Managers invite, change and remove the people of their company. */
export const memberRoutes: FastifyPluginAsyncTypebox<Context> = async (app, context) => {
  const { db, now } = context
  const tags = ['members']
  const config = { right: 'manage_members' } as const

  app.get(
    '/members',
    { schema: { tags, response: { 200: MemberList } }, config },
    async ({ member }) => {
      const members = await membersOf(db.read, member.workspaceId)
      return { members: members.map((one) => viewOf(one, member.id)) }
    },
  )

  app.post(
    '/members',
    { schema: { tags, body: Invitation, response: { 201: Invited } }, config },
    async (request, reply) => {
      const { workspaceId } = request.member
      const { name, role } = request.body
      const at = now()
      const invited = await db.write(async (tx) => {
        const id = newId({ msecs: at })
        const first = await repeatedResult(tx, writeKeyOf(request), id, at)
        if (first === undefined) {
          const email = normaliseAddress(request.body.email)
          await addMember(tx, { id, workspaceId, name, email, role }, at)
          const entry = {
            actor: actorOf(request),
            action: 'member.invited',
            subject: name,
          } as const
          await audit(tx, workspaceId, entry, at)
        }
        const member = await requireMember(tx, workspaceId, first ?? id)
        const code = await storeCode(tx, context, request, member)
        return { member: viewOf(member, request.member.id), ...code }
      })
      return await reply.code(201).send(invited)
    },
  )

  app.post<IdParams>(
    '/members/:id/code',
    { schema: { tags, response: { 201: AccessCode } }, config },
    async (request, reply) => {
      const member = await requireManaged(db.read, request.member.workspaceId, request.params.id)
      return await reply.code(201).send(await giveCode(context, request, member))
    },
  )

  app.put<IdParams & { Body: MemberChange }>(
    '/members/:id',
    { schema: { tags, body: MemberChange, response: { 200: MemberView } }, config },
    async (request) => {
      const { workspaceId } = request.member
      const { role, name, email } = request.body
      const { id } = request.params
      return await db.write(async (tx) => {
        const first = await repeatedResult(tx, writeKeyOf(request), id, now())
        const member = await requireManaged(tx, workspaceId, id)
        const known = { name: member.name, email: member.email }
        const told = { name: name ?? known.name, email: normaliseAddress(email ?? known.email) }
        const actor = actorOf(request)
        if (first === undefined && JSON.stringify(told) !== JSON.stringify(known)) {
          await renameMember(tx, member, told)
          const subject = `${known.name} <${known.email}> → ${told.name} <${told.email}>`
          await audit(tx, workspaceId, { actor, action: 'member.renamed', subject }, now())
        }
        if (first === undefined && member.role !== role) {
          await changeRole(tx, member, role)
          const subject = `${told.name}: ${member.role} → ${role}`
          await audit(tx, workspaceId, { actor, action: 'member.role_changed', subject }, now())
        }
        return viewOf({ ...member, ...told, role }, request.member.id)
      })
    },
  )

  app.delete<IdParams>(
    '/members/:id',
    { schema: { tags, response: { 204: Type.Null() } }, config },
    async (request, reply) => {
      const { workspaceId } = request.member
      const { id } = request.params
      await db.write(async (tx) => {
        if ((await repeatedResult(tx, writeKeyOf(request), id, now())) !== undefined) return
        const member = await requireManaged(tx, workspaceId, id)
        await removeMember(tx, member, now())
        const subject = member.name
        const entry = { actor: actorOf(request), action: 'member.removed', subject } as const
        await audit(tx, workspaceId, entry, now())
      })
      return await reply.code(204).send(null)
    },
  )
}

function viewOf({ id, name, email, role, joined }: Member, ownId: string): MemberView {
  return { id, name, email, role, joined, you: id === ownId }
}

/**
 * Somebody a manager may change: the privacy officer is appointed and dismissed on the server's
 * command line only, and no manager gets a code that makes them one.
 *
 * @throws DomainError `not_found`, `not_allowed`
 */
async function requireManaged(db: Db, workspaceId: string, id: string): Promise<Member> {
  const member = await requireMember(db, workspaceId, id)
  if (member.role === 'privacy_officer') throw new DomainError('not_allowed')
  return member
}
