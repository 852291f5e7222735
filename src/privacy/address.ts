import { TYPED_ADDRESS } from '../contract/privacy.ts'
import { ADDRESS_MAX_LENGTH } from '../contract/referral.ts'

/** Whether the server would take it as an address; it decides all the same. */
export function isAddress(typed: string): boolean {
  return typed.length <= ADDRESS_MAX_LENGTH && TYPED_ADDRESS.test(typed)
}
