import { recipientCheck } from '../contract/link.ts'
import type { FoundLink } from './find-block.ts'

/** False only when the link was certainly made for another address. */
export function isMadeFor(
  { token, check }: Pick<FoundLink, 'token' | 'check'>,
  address: string,
): boolean {
  return check === undefined || check === recipientCheck(token, address)
}
