import type { FastifyRequest } from 'fastify'
import type { Actor } from '../store/audit.ts'

/** Who the audit trail names for a request. */
export function actorOf({ member }: FastifyRequest): Actor {
  return { memberId: member.id, name: member.name }
}
