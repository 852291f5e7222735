import type { FastifyRequest } from 'fastify'
import { v7 as newId } from 'uuid'
import type { Context } from '../context.ts'
import { DomainError } from '../domain/domain-error.ts'
import { LOOK_UPS_PER_HOUR } from '../domain/privacy.ts'
import { audit } from '../store/audit.ts'
import type { Db } from '../store/database.ts'
import { repeatedResult } from '../store/idempotency.ts'
import { addLookUp, wasRefused } from '../store/look-ups.ts'
import { actorOf } from './actor.ts'
import { writeKeyOf } from './idempotency.ts'

/** Past the limit nothing is told; that it was tried stands in the trail, once an hour. */
export async function withinLimit<T>(
  { db, now }: Context,
  request: FastifyRequest,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DomainError && error.code === 'too_many_requests') {
      const { id: memberId, workspaceId } = request.member
      await db.write(async (tx) => {
        if (await wasRefused(tx, { workspaceId, memberId }, now())) return
        const subject = `> ${LOOK_UPS_PER_HOUR}`
        const entry = {
          actor: actorOf(request),
          action: 'privacy.look_up_refused',
          subject,
        } as const
        await audit(tx, workspaceId, entry, now())
      })
    }
    throw error
  }
}

interface Act {
  /** What makes it the same act when it comes again under its key. */
  about: readonly string[]
  done: boolean
  mailed: boolean
  action: 'privacy.erased' | 'privacy.withdrawn' | 'privacy.corrected' | 'privacy.opted_out'
  /** Names of fields, never what stands in them. */
  what?: string
}

/**
 * One act for somebody. What it answers tells as much as a look-up does, so it counts as one; doing
 * it again changes nothing, so what the first time did is known by its key.
 */
export async function counted(
  context: Context,
  request: FastifyRequest,
  act: (tx: Db) => Promise<Act>,
): Promise<{ done: boolean; mailed: boolean }> {
  const { db, now, wakeOutbox } = context
  const { workspaceId, id: memberId } = request.member
  const result = await withinLimit(context, request, () =>
    db.write(async (tx) => {
      await addLookUp(tx, { id: newId({ msecs: now() }), workspaceId, memberId }, now())
      const { about, done, mailed, action, what } = await act(tx)
      const outcome = done ? 'done' : 'nothing_held'
      const told = `${outcome}${mailed ? ' mailed' : ''}`
      const first = await repeatedResult(tx, writeKeyOf(request, about), told, now())
      if (first !== undefined) {
        return { done: first.startsWith('done'), mailed: first.endsWith('mailed') }
      }
      const subject = what ? `${outcome}: ${what}` : outcome
      await audit(tx, workspaceId, { actor: actorOf(request), action, subject }, now())
      return { done, mailed }
    }),
  )
  wakeOutbox()
  return result
}
