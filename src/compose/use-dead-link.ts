import { useEffect, useEffectEvent, useState } from 'react'
import { ApiError } from '../api/api-error.ts'
import type { Api } from '../api/api.ts'
import type { Draft } from './draft.ts'

/** Why a link that stands in the mail leads nowhere. */
export type DeadLink = 'link_revoked' | 'link_expired'

/**
 * Whether a link that stands in the mail since before was revoked or has expired: a draft may be
 * opened long after its link was made. Asked when the mail comes into view; where it cannot be known,
 * or the link is a colleague's, nothing is said.
 */
export function useDeadLink(
  api: Api,
  draft: Draft | undefined,
  active: boolean,
): DeadLink | undefined {
  const [dead, setDead] = useState<ReadonlyMap<string, DeadLink>>(new Map())
  const tokensNow = useEffectEvent(() => draft?.links.map(({ token }) => token) ?? [])
  const inView = active && draft !== undefined
  useEffect(() => {
    if (!inView) return
    let current = true
    void deadAmong(api, tokensNow()).then((found) => current && setDead(found))
    return () => {
      current = false
    }
  }, [api, inView])
  return draft?.links.map(({ token }) => dead.get(token)).find((state) => state !== undefined)
}

async function deadAmong(api: Api, tokens: readonly string[]): Promise<Map<string, DeadLink>> {
  const found = new Map<string, DeadLink>()
  for (const token of tokens) {
    const dead = await deadLink(api, token)
    if (dead) found.set(token, dead)
  }
  return found
}

async function deadLink(api: Api, token: string): Promise<DeadLink | undefined> {
  try {
    const send = await api.sendOf(token)
    if (send?.state === 'revoked') return 'link_revoked'
    return send && send.expiresAt <= Date.now() ? 'link_expired' : undefined
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return undefined
  }
}
