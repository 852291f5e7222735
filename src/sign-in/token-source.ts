import { ApiError } from '../api/api-error.ts'
import type { TokenSource } from '../api/request.ts'
import type { SignInMethods } from '../contract/sign-in.ts'

type EntraMethod = NonNullable<SignInMethods['entra']>

const ENTRA = 'entra:'

/** Kept in place of a session token by somebody who signed in with Microsoft; it is no secret. */
export function keptForEntra(method: EntraMethod): string {
  return ENTRA + JSON.stringify(method)
}

/** Whether Microsoft's account is asked, which needs Outlook and a library. */
export function isForEntra(kept: string): boolean {
  return kept.startsWith(ENTRA)
}

/** Where each request gets its token from, by what was kept. */
export function tokenSourceOf(kept: string): TokenSource {
  if (!isForEntra(kept)) return async () => kept
  const method = JSON.parse(kept.slice(ENTRA.length)) as EntraMethod
  return async () => {
    const [{ renewedEntraToken }, { EntraTrouble }] = await loadEntra()
    try {
      return await renewedEntraToken(method)
    } catch (error) {
      if (!(error instanceof EntraTrouble)) throw error
      // All but a missing network ends at the sign-in screen, where a window may be opened.
      const code = error.code === 'no_network' ? 'unreachable' : 'not_signed_in'
      throw new ApiError(code, { cause: error })
    }
  }
}

/** Microsoft's library weighs as much as the pane, so only those who need it load it. */
async function loadEntra() {
  try {
    return await Promise.all([import('./entra.ts'), import('./entra-trouble.ts')])
  } catch (cause) {
    throw new ApiError('unreachable', { cause })
  }
}
