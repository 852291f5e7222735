import { useEffect, useState } from 'react'
import { ApiError } from '../api/api-error.ts'
import type { Api } from '../api/api.ts'
import { nextTryDelayMs } from '../api/retry.ts'
import { persistently } from '../persistently.ts'
import type { OwnLink } from './own-links.ts'

/** Most mails carry no link yet when they come into view. */
const loadLookUp = () => persistently(() => import('./own-links.ts'))

/** A mail carries one; of more that somebody pasted, these are asked about. */
const MOST_LINKS = 5

/** What the server was asked about links, and how far it answered. */
export interface OwnLinks {
  /** By token. A colleague's is missing. */
  own: ReadonlyMap<string, OwnLink>
  /** Links stand in the mail, or did, of which it is not known yet how they were made. */
  open: boolean
  /** Why the last try to learn it brought nothing; another follows. */
  failure: ApiError | undefined
  tryNow: () => void
}

interface Failed {
  times: number
  error: ApiError
}

/**
 * The links made by whoever asks that stand in the mail: a draft may be opened long after its link
 * was made, and a link may come back by undoing. Asked again whenever the mail comes into view,
 * since a link may have been revoked meanwhile.
 *
 * @param tokens of the links that stand in the mail and were not put there just now
 */
export function useOwnLinks(api: Api, tokens: readonly string[], active: boolean): OwnLinks {
  const [asked, setAsked] = useState<readonly string[]>([])
  const [answer, setAnswer] = useState<OwnAnswer>({ about: asked, own: new Map() })
  const [failed, setFailed] = useState<Failed>()
  const [tries, setTries] = useState(0)
  const news = tokens.filter((token) => !asked.includes(token)).slice(0, MOST_LINKS - asked.length)
  if (news.length > 0) setAsked([...asked, ...news])

  useEffect(() => {
    if (!active || asked.length === 0) return
    let current = true
    const settle = (own: OwnAnswer['own']) => {
      if (!current) return
      setAnswer({ about: asked, own })
      setFailed(undefined)
    }
    const fail = (error: unknown) => {
      if (!(error instanceof ApiError)) throw error
      if (current) setFailed((last) => ({ error, times: (last?.times ?? 0) + 1 }))
    }
    void loadLookUp()
      .then(({ ownAmong }) => ownAmong(api, asked))
      .then(settle, fail)
    return () => {
      current = false
    }
  }, [api, active, asked, tries])

  useEffect(() => {
    const delayMs = failed && nextTryDelayMs(failed.error, failed.times)
    if (delayMs === undefined) return
    const timer = setTimeout(() => setTries((count) => count + 1), delayMs)
    return () => clearTimeout(timer)
  }, [failed])

  return {
    own: answer.own,
    open: answer.about !== asked,
    failure: failed?.error,
    tryNow: () => setTries((count) => count + 1),
  }
}

interface OwnAnswer {
  about: readonly string[]
  own: ReadonlyMap<string, OwnLink>
}
