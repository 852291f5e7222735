import { useState } from 'react'
import type { ApiError } from '../../api/api-error.ts'
import { faultsIn, type Fault, type Faults } from './faults.ts'
import { valueAt, withValueAt } from './pointer.ts'

/** One field of a form, addressed by its JSON pointer. */
export interface FieldState {
  at: string
  value: unknown
  /** Shown once somebody tried to go on; the place is the field's, or within it. */
  fault: { at: string; fault: Fault } | undefined
  change: (value: unknown) => void
}

/** What is being typed, and what the contract says about it. */
export interface Form<T> {
  value: T
  dirty: boolean
  field: (at: string) => FieldState
  /** True when nothing at or below the place stands in the way; else shows what does. */
  attempt: (at?: string) => boolean
  /** Marks the field a refusal speaks of, if it speaks of one. */
  refuse: (error: Pick<ApiError, 'field' | 'sentence'>) => void
  /** What was typed is now what is kept. */
  keep: (value: T) => void
  /** How often somebody could not go on. */
  failedAttempts: number
}

/** Holds a form over one schema of the contract. Leading and trailing space never counts. */
export function useForm<T>(limits: object, initial: T): Form<T> {
  const [kept, setKept] = useState(initial)
  const [value, setValue] = useState(initial)
  const [shown, setShown] = useState<Faults>({})
  const [failedAttempts, setFailedAttempts] = useState(0)

  const within = (faults: Faults, at: string) =>
    Object.entries(faults).filter(([place]) => place === at || place.startsWith(`${at}/`))

  return {
    value: trimmed(value),
    dirty: JSON.stringify(trimmed(value)) !== JSON.stringify(trimmed(kept)),
    failedAttempts,
    keep(newlyKept) {
      setKept(newlyKept)
      setValue(newlyKept)
    },
    field(at) {
      const [first] = within(shown, at)
      return {
        at,
        value: valueAt(value, at),
        fault: first && { at: first[0], fault: first[1] },
        change(part) {
          setValue((whole) => withValueAt(whole, at, part))
          setShown((faults) =>
            Object.fromEntries(
              Object.entries(faults).filter(
                ([place]) => place !== at && !place.startsWith(`${at}/`),
              ),
            ),
          )
        },
      }
    },
    refuse({ field, sentence }) {
      if (field === undefined || sentence === undefined) return
      setShown({ [field]: { kind: 'refused', sentence } })
      setFailedAttempts((count) => count + 1)
    },
    attempt(at = '') {
      const faults = within(faultsIn(limits, trimmed(value)), at)
      setShown(Object.fromEntries(faults))
      if (faults.length > 0) setFailedAttempts((count) => count + 1)
      return faults.length === 0
    },
  }
}

function trimmed<T>(value: T): T {
  if (typeof value === 'string') return value.trim() as T
  if (Array.isArray(value)) return value.map(trimmed) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, trimmed<unknown>(each)]),
  ) as T
}
