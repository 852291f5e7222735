/**
 * Every error code the product answers with, and the HTTP status it travels under.
 *
 * The codes are stable: scripts and the pane decide by them, people read the sentences that
 * `src/text` and `server/text` keep for each. The wire form is an RFC 9457 problem document.
 */
export const ERROR_STATUS = {
  invalid_request: 400,
  line_refused: 400,
  country_refused: 400,
  idempotency_key_required: 400,
  not_signed_in: 401,
  code_not_valid: 401,
  not_allowed: 403,
  entra_only: 403,
  entra_not_admitted: 403,
  https_required: 403,
  cross_site_request: 403,
  not_found: 404,
  cannot_be_offered: 409,
  last_manager: 409,
  already_member: 409,
  company_incomplete: 409,
  entra_first: 409,
  agreement_ended: 409,
  endpoint_not_answering: 409,
  form_not_answering: 409,
  texts_not_seen: 409,
  request_in_progress: 409,
  body_too_large: 413,
  unsupported_media_type: 415,
  misdirected_request: 421,
  endpoint_refused: 422,
  form_refused: 422,
  form_not_bare: 422,
  acceptance_required: 422,
  text_incomplete: 422,
  agency_is_employer: 422,
  wording_refused: 422,
  template_refused: 422,
  idempotency_key_reused: 422,
  too_many_requests: 429,
  internal_error: 500,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/** RFC 9457 problem document, with our stable `code` and the field it speaks of, if one. */
export interface Problem {
  type: string
  title: string
  status: number
  code: ErrorCode
  detail: string
  field?: string
  /** With `text_incomplete`: each reason by its stable code and in words. */
  reasons?: { code: string; sentence: string }[]
}
