import { ERROR_STATUS, type ErrorCode } from '../../src/contract/errors.ts'

/** A rule said no. The code is stable and public; the sentence for it stands in `server/text`. */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly code: ErrorCode
  readonly field: string | undefined

  constructor(code: ErrorCode, options: { field?: string; cause?: unknown } = {}) {
    super(code, { cause: options.cause })
    this.code = code
    this.field = options.field
  }

  get status(): number {
    return ERROR_STATUS[this.code]
  }
}
