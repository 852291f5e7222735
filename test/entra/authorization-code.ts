import { createHash, randomBytes } from 'node:crypto'
import { CLIENT_ID, DAEMON, REDIRECT_URI } from './issuer-process.ts'

/** What a person signs in with; see `Person` of the issuer. */
interface SignIn {
  issuer: string
  person: object
  scope?: string
  resource?: string
}

export interface Tokens {
  access_token: string
  id_token: string
}

/** A real authorization code flow with PKCE (RFC 7636), as MSAL's public client makes it. */
export async function signInAt({ issuer, person, ...wish }: SignIn): Promise<Tokens> {
  const { resource = `api://${CLIENT_ID}`, scope = 'access_as_user' } = wish
  const verifier = randomBytes(32).toString('base64url')
  const query = new URLSearchParams({
    client_id: CLIENT_ID,
    response_type: 'code',
    redirect_uri: REDIRECT_URI,
    scope: `openid profile ${scope}`,
    resource,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    login_hint: JSON.stringify(person),
  })
  const code = await followToCode(`${issuer}/auth?${query.toString()}`)
  return await tokens(issuer, {
    grant_type: 'authorization_code',
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT_URI,
    code,
    code_verifier: verifier,
  })
}

/** What a daemon gets for itself, with nobody signed in. */
export async function daemonToken(issuer: string): Promise<string> {
  const grant = { grant_type: 'client_credentials', resource: `api://${CLIENT_ID}` }
  const basic = Buffer.from(`${DAEMON.clientId}:${DAEMON.secret}`).toString('base64')
  return (await tokens(issuer, grant, { authorization: `Basic ${basic}` })).access_token
}

async function tokens(
  issuer: string,
  body: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Tokens> {
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(body),
  })
  if (!answer.ok) throw new Error(`the issuer gave no token: ${await answer.text()}`)
  return (await answer.json()) as Tokens
}

const MOST_STEPS = 5

/** Go where the issuer sends a browser, with its cookies, until it comes back to us. */
async function followToCode(first: string): Promise<string> {
  const cookies = new Map<string, string>()
  let url = first
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const next = answer.headers.get('location')
    if (!next) throw new Error(`the issuer stopped at ${answer.status}: ${await answer.text()}`)
    url = new URL(next, url).href
    if (url.startsWith(REDIRECT_URI)) break
  }
  const code = new URL(url).searchParams.get('code')
  if (!code) throw new Error(`the issuer came back without a code: ${url}`)
  return code
}
