import { useCallback, useEffect, useRef, useState } from 'react'
import type { SessionView } from '../contract/session.ts'
import { OutlookError, type Message } from '../message/message.ts'
import type { Draft } from './draft.ts'
import { draftReadAhead, readDraft } from './read-draft.ts'

/** Quick enough to follow a person's hands, slow enough not to be felt. */
const REREAD_MS = 2_000

/** A long thread takes a while to read; then the pane rests twenty times as long. */
const REST_FACTOR = 20

/** The draft as last read. `unreadable` only while it could never be read. */
export interface DraftReading {
  draft: Draft | undefined
  unreadable: boolean
  reread: () => Promise<Draft | undefined>
}

/** Follows the draft: on change of recipients, on focus, and on a clock while the pane is seen. */
export function useDraft(message: Message, session: SessionView, active: boolean): DraftReading {
  const [draft, setDraft] = useState(() => draftReadAhead(message, session))
  const [unreadable, setUnreadable] = useState(false)
  const newest = useRef(0)

  const reread = useCallback(async () => {
    const turn = (newest.current += 1)
    try {
      const read = await readDraft(message, session)
      // A slow answer about an older state must not undo a newer one.
      if (turn === newest.current) {
        setDraft((known) => (known && same(known, read) ? known : read))
        setUnreadable(false)
      }
      return read
    } catch (error) {
      if (!(error instanceof OutlookError)) throw error
      if (turn === newest.current) setUnreadable(true)
      return undefined
    }
  }, [message, session])

  useEffect(() => {
    if (!active) return
    let stopped = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const follow = async () => {
      clearTimeout(timer)
      const startedAt = performance.now()
      if (document.visibilityState === 'visible') await reread()
      const tookMs = performance.now() - startedAt
      clearTimeout(timer)
      if (!stopped) timer = setTimeout(now, Math.max(REREAD_MS, tookMs * REST_FACTOR))
    }
    const now = () => void follow()
    const stopWatching = message.onRecipientsChanged(now)
    window.addEventListener('focus', now)
    document.addEventListener('visibilitychange', now)
    now()
    return () => {
      stopped = true
      clearTimeout(timer)
      stopWatching()
      window.removeEventListener('focus', now)
      document.removeEventListener('visibilitychange', now)
    }
  }, [active, message, reread])

  return { draft, unreadable: unreadable && draft === undefined, reread }
}

function same(one: Draft, other: Draft): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
