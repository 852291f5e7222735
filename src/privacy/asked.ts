import { TYPED_ADDRESS, type LookUp } from '../contract/privacy.ts'
import { readReference } from '../contract/reference.ts'
import { ADDRESS_MAX_LENGTH } from '../contract/referral.ts'

/** What was typed as the server takes it: an address, or else a reference number; it decides all the same. */
export function readAsked(typed: string): LookUp | undefined {
  const address = typed.trim()
  if (address.length <= ADDRESS_MAX_LENGTH && TYPED_ADDRESS.test(address)) return { address }
  const reference = readReference(typed)
  return reference === undefined ? undefined : { reference }
}
