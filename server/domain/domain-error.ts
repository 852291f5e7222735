import { ERROR_STATUS, type ErrorCode } from '../../src/contract/errors.ts'
import type { TextFinding } from './text-rules.ts'

interface Particulars {
  field?: string
  reasons?: readonly TextFinding[]
  cause?: unknown
}

/** A rule said no. The code is stable and public; the sentence for it stands in `server/text`. */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly code: ErrorCode
  readonly field: string | undefined
  /** With `text_incomplete`: what the texts lack. */
  readonly reasons: readonly TextFinding[]

  constructor(code: ErrorCode, options: Particulars = {}) {
    super(code, { cause: options.cause })
    this.code = code
    this.field = options.field
    this.reasons = options.reasons ?? []
  }

  get status(): number {
    return ERROR_STATUS[this.code]
  }
}
