import type { ErrorCode } from '../contract/errors.ts'

/** The server's own codes, and the one for when it could not be asked. */
export type ApiErrorCode = ErrorCode | 'unreachable'

/** A request that did not bring what was asked for; `code` decides what the pane says. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly code: ApiErrorCode

  constructor(code: ApiErrorCode, options?: ErrorOptions) {
    super(`The server answered ${code}`, options)
    this.code = code
  }
}
