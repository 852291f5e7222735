import {
  AuthError,
  BrowserAuthErrorCodes,
  ClientAuthErrorCodes,
  InteractionRequiredAuthError,
  ServerError,
} from '@azure/msal-browser'
import type { EntraTroubleCode } from '../text/entra.ts'

/** Signing in with Microsoft did not work; `code` decides what the pane says. */
export class EntraTrouble extends Error {
  override name = 'EntraTrouble'
  readonly code: EntraTroubleCode
  /** Microsoft's own number, such as `AADSTS65001`, for the administrator who looks it up. */
  readonly reference: string | undefined

  constructor(code: EntraTroubleCode, options: { reference?: string; cause?: unknown } = {}) {
    super(`Microsoft sign-in: ${code}`, { cause: options.cause })
    this.code = code
    this.reference = options.reference
  }
}

/** Microsoft's numbers (learn.microsoft.com, "Microsoft Entra authentication error codes"). */
const MICROSOFT_CODES: readonly [pattern: RegExp, code: EntraTroubleCode][] = [
  [/^AADSTS(65001|65004|90094|90095)$/, 'consent_missing'],
  [/^AADSTS50105$/, 'not_assigned'],
  [/^AADSTS(50020|50194|90072)$/, 'other_account'],
  [/^AADSTS(50011|65002|70011|500011|650053|700016|9002326)$/, 'setup_incomplete'],
  [/^AADSTS53\d+$/, 'access_policy'],
]

const MSAL_CODES: Readonly<Record<string, EntraTroubleCode>> = {
  [BrowserAuthErrorCodes.userCancelled]: 'cancelled',
  [ClientAuthErrorCodes.userCanceled]: 'cancelled',
  [BrowserAuthErrorCodes.popupWindowError]: 'popup_blocked',
  [BrowserAuthErrorCodes.emptyWindowError]: 'popup_blocked',
  [BrowserAuthErrorCodes.noNetworkConnectivity]: 'no_network',
  [ClientAuthErrorCodes.nestedAppAuthBridgeDisabled]: 'not_supported',
  [ClientAuthErrorCodes.noAccountFound]: 'not_supported',
  // Refused by Outlook, the library falls back to browser windows, which know no account.
  [BrowserAuthErrorCodes.noAccountError]: 'not_supported',
}

/** What went wrong, whatever was thrown. */
export function entraTrouble(error: unknown): EntraTrouble {
  if (error instanceof EntraTrouble) return error
  if (!(error instanceof AuthError)) return new EntraTrouble('failed', { cause: error })
  const { errorCode, errorMessage, subError } = error
  const [reference] = /AADSTS\d+/.exec([errorCode, errorMessage, subError].join(' ')) ?? []
  if (reference) {
    const [, code = 'failed'] = MICROSOFT_CODES.find(([pattern]) => pattern.test(reference)) ?? []
    return new EntraTrouble(code, { reference, cause: error })
  }
  const code = isSilentBridge(error) ? 'outlook_failed' : (MSAL_CODES[errorCode] ?? 'failed')
  return new EntraTrouble(code, { cause: error })
}

/** True where a person can settle it in Microsoft's window. */
export function needsPerson(error: unknown): boolean {
  return error instanceof InteractionRequiredAuthError || isSilentBridge(error)
}

/** Outlook for Mac rejects with an error that says nothing at all; asking openly often helps. */
function isSilentBridge(error: unknown): boolean {
  return error instanceof ServerError && error.errorCode === ''
}
