import type { FastifyRequest } from 'fastify'
import { DomainError } from '../domain/domain-error.ts'

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
