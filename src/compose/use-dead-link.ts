import { useEffect, useEffectEvent, useState } from 'react'
import type { Api } from '../api/api.ts'
import { persistently } from '../persistently.ts'
import type { DeadLink } from './dead-links.ts'
import type { Draft } from './draft.ts'

/** Most mails carry no link yet when they come into view. */
const loadLookUp = () => persistently(() => import('./dead-links.ts'))

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
    const tokens = tokensNow()
    if (tokens.length === 0) return
    let current = true
    void loadLookUp()
      .then(({ deadAmong }) => deadAmong(api, tokens))
      .then((found) => current && setDead(found))
    return () => {
      current = false
    }
  }, [api, inView])
  return draft?.links.map(({ token }) => dead.get(token)).find((state) => state !== undefined)
}
