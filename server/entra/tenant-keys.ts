import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'
import { DomainError } from '../domain/domain-error.ts'

/** Keys of an issuer are asked for again after this; one it took back is refused from then on. */
const FRESH_MS = 10 * 60_000

/** An issuer that cannot be reached keeps its known keys this long, so that people keep working. */
const USABLE_MS = 24 * 60 * 60_000

/** Least time between two questions to an issuer, whatever tokens arrive. */
const COOLDOWN_MS = 30_000

const ANSWER_TIMEOUT_MS = 5_000

interface KnownKeys {
  keyOf: JWTVerifyGetKey
  at: number
}

/**
 * The signing keys of one issuer, found through its OpenID discovery document and kept. Asks again
 * when they grow old or a token names a key that is not among them. Throws `unavailable` when the
 * issuer does not answer and what is known does not decide.
 */
export function tenantKeys(issuer: string, now: () => number): JWTVerifyGetKey {
  let keysUrl: string | undefined
  let known: KnownKeys | undefined
  let askedAt = -Infinity
  let fault: unknown
  let asking: Promise<void> | undefined

  async function ask(): Promise<void> {
    try {
      keysUrl ??= await keysUrlOf(issuer)
      const keyOf = createLocalJWKSet((await fetchJson(keysUrl)) as JSONWebKeySet)
      known = { keyOf, at: now() }
      fault = undefined
    } catch (error) {
      fault = error
    }
  }

  /** Questions that come at the same time share an answer. */
  async function refresh(): Promise<void> {
    if (!asking && now() - askedAt < COOLDOWN_MS) return
    askedAt = asking ? askedAt : now()
    asking ??= ask().finally(() => (asking = undefined))
    await asking
  }

  function usable(): KnownKeys {
    if (known && now() - known.at < USABLE_MS) return known
    throw new DomainError('unavailable', { cause: fault })
  }

  return async (header, token) => {
    if (!known || now() - known.at >= FRESH_MS) await refresh()
    try {
      return await usable().keyOf(header, token)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
      await refresh()
      if (fault) throw new DomainError('unavailable', { cause: fault })
      return await usable().keyOf(header, token)
    }
  }
}

async function keysUrlOf(issuer: string): Promise<string> {
  const found = (await fetchJson(`${issuer}/.well-known/openid-configuration`)) as {
    issuer?: unknown
    jwks_uri?: unknown
  }
  const { protocol } = new URL(issuer)
  const url = String(found.jwks_uri)
  if (found.issuer !== issuer || !URL.canParse(url) || new URL(url).protocol !== protocol) {
    throw new Error('The discovery document is not that of the issuer it was asked of')
  }
  return url
}

async function fetchJson(url: string): Promise<unknown> {
  const signal = AbortSignal.timeout(ANSWER_TIMEOUT_MS)
  const answer = await fetch(url, { redirect: 'error', signal })
  if (!answer.ok) throw new Error(`${new URL(url).host} answered ${answer.status}`)
  return await answer.json()
}
