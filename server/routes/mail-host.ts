import { DomainError } from '../domain/domain-error.ts'
import { hasMailHost } from '../domain/mail-address.ts'

/**
 * For every address that a body names.
 *
 * @throws DomainError `invalid_request` where no mail goes to what stands after its @
 */
export function requireMailHost(address: string, field: string): void {
  if (!hasMailHost(address)) throw new DomainError('invalid_request', { field })
}
