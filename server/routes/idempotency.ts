import type { FastifyRequest } from 'fastify'
import { DomainError } from '../domain/domain-error.ts'
import { hashSecret } from '../domain/secrets.ts'
import type { WriteKey } from '../store/idempotency.ts'

const KEY = /^[\x21-\x7e]{8,128}$/

/**
 * The `Idempotency-Key` every write of the API needs (IETF draft "The Idempotency-Key HTTP Header
 * Field").
 *
 * @throws DomainError `idempotency_key_required`
 */
export function idempotencyKeyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !KEY.test(key)) throw new DomainError('idempotency_key_required')
  return key
}

/**
 * What a member's write is remembered by: who, which route and which key, and a keyed hash of what
 * was asked, `asked` where it is not simply path and body.
 */
export function writeKeyOf(request: FastifyRequest, asked?: unknown): WriteKey {
  const { member, method, url, body } = request
  const route = `${method} ${request.routeOptions.url}`
  const idempotencyKey = idempotencyKeyOf(request)
  return {
    workspaceId: member.workspaceId,
    keyHash: hashSecret(`${member.id}\n${route}\n${idempotencyKey}`),
    requestHash: request.server.digestOf(
      idempotencyKey,
      JSON.stringify(asked ?? [url, body ?? null]),
    ),
  }
}
