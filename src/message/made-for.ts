import { recipientCheck } from '../contract/link.ts'
import type { LinkAddress } from './link-address.ts'

/** False only when the link was certainly made for another address. */
export function isMadeFor(
  { token, check }: Pick<LinkAddress, 'token' | 'check'>,
  address: string,
): boolean {
  return check === undefined || check === recipientCheck(token, address)
}
