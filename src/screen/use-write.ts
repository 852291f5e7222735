import { useState } from 'react'
import { ApiError } from '../api/api-error.ts'
import { repeatable } from '../api/repeatable.ts'

/** A change on its way to the server, and how the last one went. */
export interface Write {
  busy: boolean
  done: boolean
  error: ApiError | undefined
  /** Undefined when the server refused or could not be asked. */
  run: <T>(
    about: unknown,
    write: (key: string) => Promise<T>,
    onRefused?: (error: ApiError) => void,
  ) => Promise<T | undefined>
  /** The last outcome is past: something else is being done now. */
  clear: () => void
}

type Outcome = { step: 'idle' | 'busy' | 'done' } | { step: 'failed'; error: ApiError }

/** Writes one thing at a time; pressing again after a lost answer has the effect of one press. */
export function useWrite(): Write {
  const [outcome, setOutcome] = useState<Outcome>({ step: 'idle' })
  const [once] = useState(() => repeatable())
  return {
    busy: outcome.step === 'busy',
    done: outcome.step === 'done',
    error: outcome.step === 'failed' ? outcome.error : undefined,
    clear: () => setOutcome({ step: 'idle' }),
    async run(about, write, onRefused) {
      if (outcome.step === 'busy') return undefined
      setOutcome({ step: 'busy' })
      try {
        const answer = await once(about, write)
        setOutcome({ step: 'done' })
        return answer
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        setOutcome({ step: 'failed', error })
        onRefused?.(error)
        return undefined
      }
    },
  }
}
