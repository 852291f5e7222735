import type { FastifyRequest } from 'fastify'
import type { AccessCode } from '../../src/contract/sign-in.ts'
import type { Context } from '../context.ts'
import { accessCode, CODE_LIFETIME_MS, readCode } from '../domain/access-code.ts'
import { hashSecret } from '../domain/secrets.ts'
import { audit } from '../store/audit.ts'
import type { Db } from '../store/database.ts'
import { repeatedResult } from '../store/idempotency.ts'
import type { Member } from '../store/members.ts'
import { addCode } from '../store/sessions.ts'
import { actorOf } from './actor.ts'
import { writeKeyOf } from './idempotency.ts'

/** Give a member a code, once per request for it: a retry is answered with the same one. */
export async function giveCode(
  context: Context,
  request: FastifyRequest,
  member: Member,
): Promise<AccessCode> {
  const { db, now } = context
  const at = now()
  return await db.write(async (tx) => {
    const repeated = await repeatedResult(tx, writeKeyOf(request), member.id, at)
    const code = await storeCode(tx, context, request, member)
    if (repeated === undefined) {
      const entry = {
        actor: actorOf(request),
        action: 'member.code',
        subject: member.name,
      } as const
      await audit(tx, member.workspaceId, entry, at)
    }
    return code
  })
}

/** Store the code of this request for a member, in the caller's transaction. */
export async function storeCode(
  tx: Db,
  { keys, now }: Context,
  request: FastifyRequest,
  member: Pick<Member, 'id' | 'workspaceId'>,
): Promise<AccessCode> {
  const { keyHash } = writeKeyOf(request)
  const code = accessCode(keys, member.id, keyHash)
  const codeHash = hashSecret(readCode(code))
  const { workspaceId, id: memberId } = member
  const fresh = { codeHash, workspaceId, memberId, expiresAt: now() + CODE_LIFETIME_MS }
  return { code, expiresAt: await addCode(tx, fresh, now()) }
}
