import type { ErrorCode } from '../contract/errors.ts'

/** The server's own codes, and the one for when it could not be asked. */
export type ApiErrorCode = ErrorCode | 'unreachable'

interface Particulars extends ErrorOptions {
  sentence?: string | undefined
  field?: string | undefined
  reasons?: readonly string[] | undefined
  retryAfterMs?: number | undefined
}

/** A request that did not bring what was asked for. */
export class ApiError extends Error {
  override name = 'ApiError'
  /** Decides what the pane does. */
  readonly code: ApiErrorCode
  /** The server's own words in the reader's language; it knows best what it refused. */
  readonly sentence: string | undefined
  /** What the refusal speaks of, as a JSON pointer into what was sent. */
  readonly field: string | undefined
  /** With `text_incomplete`: what the texts lack, a sentence each. */
  readonly reasons: readonly string[]
  /** How long the server, or a proxy before it, wants to be left alone. */
  readonly retryAfterMs: number | undefined

  constructor(code: ApiErrorCode, particulars: Particulars = {}) {
    const { sentence, field, reasons = [], retryAfterMs, ...options } = particulars
    super(`The server answered ${code}`, options)
    this.code = code
    this.sentence = sentence
    this.field = field
    this.reasons = reasons
    this.retryAfterMs = retryAfterMs
  }
}
