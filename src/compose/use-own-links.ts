import { useEffect, useEffectEvent, useState } from 'react'
import type { Api } from '../api/api.ts'
import { persistently } from '../persistently.ts'
import type { Draft } from './draft.ts'
import type { OwnLink } from './own-links.ts'

/** Most mails carry no link yet when they come into view. */
const loadLookUp = () => persistently(() => import('./own-links.ts'))

/**
 * The links made by whoever asks that stood in the mail when it came into view, by token: a draft
 * may be opened long after its link was made. What cannot be known, or is a colleague's, is missing.
 */
export function useOwnLinks(
  api: Api,
  draft: Draft | undefined,
  active: boolean,
): ReadonlyMap<string, OwnLink> {
  const [own, setOwn] = useState<ReadonlyMap<string, OwnLink>>(new Map())
  const tokensNow = useEffectEvent(() => draft?.links.map(({ token }) => token) ?? [])
  const inView = active && draft !== undefined
  useEffect(() => {
    if (!inView) return
    const tokens = tokensNow()
    if (tokens.length === 0) return
    let current = true
    void loadLookUp()
      .then(({ ownAmong }) => ownAmong(api, tokens))
      .then((found) => current && setOwn(found))
    return () => {
      current = false
    }
  }, [api, inView])
  return own
}
