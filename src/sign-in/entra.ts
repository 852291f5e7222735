import {
  createNestablePublicClientApplication,
  type IPublicClientApplication,
} from '@azure/msal-browser'
import type { SignInMethods } from '../contract/sign-in.ts'
import { EntraTrouble, entraTrouble, needsPerson } from './entra-trouble.ts'

type EntraMethod = NonNullable<SignInMethods['entra']>

/**
 * Sign in with Microsoft through Outlook's own account, and get an access token for our API. Shows
 * Microsoft's window where a person has to decide, so call it from a button.
 *
 * @throws EntraTrouble
 */
export async function entraToken(method: EntraMethod): Promise<string> {
  const client = await clientFor(method)
  try {
    return await silentToken(client, method)
  } catch (silent) {
    if (!needsPerson(silent)) throw entraTrouble(silent)
    return await openToken(client, method, entraTrouble(silent))
  }
}

/**
 * A token for one request, renewed as needed and without any window: for somebody who is signed in.
 *
 * @throws EntraTrouble
 */
export async function renewedEntraToken(method: EntraMethod): Promise<string> {
  try {
    return await silentToken(await clientFor(method), method)
  } catch (error) {
    throw entraTrouble(error)
  }
}

/** Outlook answers within a second or never; some versions never do. */
const ANSWER_TIMEOUT_MS = 15_000

async function silentToken(
  client: IPublicClientApplication,
  { scope }: EntraMethod,
): Promise<string> {
  const asked = client.acquireTokenSilent({ scopes: [scope] })
  return (await inTime(asked)).accessToken
}

async function openToken(
  client: IPublicClientApplication,
  { scope }: EntraMethod,
  reason: EntraTrouble,
): Promise<string> {
  try {
    return (await client.acquireTokenPopup({ scopes: [scope] })).accessToken
  } catch (error) {
    const trouble = entraTrouble(error)
    // Who cannot consent can only close the window; the reason is what they need to hear.
    const closed = trouble.code === 'cancelled' && reason.code === 'consent_missing'
    throw closed ? reason : trouble
  }
}

let known: { clientId: string; client: Promise<IPublicClientApplication> } | undefined

async function clientFor(method: EntraMethod): Promise<IPublicClientApplication> {
  if (known?.clientId !== method.clientId) {
    known = { clientId: method.clientId, client: connect(method) }
    // What failed once may work at the next press of the button.
    known.client.catch(() => (known = undefined))
  }
  return await known.client
}

async function connect({ clientId, authority }: EntraMethod): Promise<IPublicClientApplication> {
  if (!hasBridge()) throw new EntraTrouble('not_supported')
  return await inTime(
    createNestablePublicClientApplication({
      auth: { clientId, authority },
      cache: { cacheLocation: 'localStorage' },
    }),
  )
}

/** Outlook offers one of the two where its account can sign add-ins in. */
function hasBridge(): boolean {
  return 'nestedAppAuthBridge' in window || '__initializeNestedAppAuth' in window
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EntraTrouble('outlook_failed')), ANSWER_TIMEOUT_MS)
  })
  return await Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
