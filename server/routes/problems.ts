import type { FastifyReply, FastifyRequest } from 'fastify'
import { ERROR_STATUS, type ErrorCode, type Problem } from '../../src/contract/errors.ts'
import { COUNTRY } from '../../src/contract/country.ts'
import { LINE } from '../../src/contract/line.ts'
import { localeOf } from '../../src/contract/locale.ts'
import { DomainError } from '../domain/domain-error.ts'
import type { TextFinding } from '../domain/text-rules.ts'
import { PROBLEM_SENTENCES } from '../text/problems.ts'
import { reasonsIn } from '../text/text-findings.ts'

/** What an error thrown anywhere becomes at the edge: a stable code, its status, the field. */
export function problemOf(error: unknown): {
  code: ErrorCode
  status: number
  field?: string
  reasons?: readonly TextFinding[]
} {
  if (error instanceof DomainError) {
    const { code, status, field, reasons } = error
    return {
      code,
      status,
      ...(field === undefined ? {} : { field }),
      ...(reasons.length === 0 ? {} : { reasons }),
    }
  }
  const { validation, statusCode } = error as {
    validation?: { instancePath: string; params?: { missingProperty?: string; pattern?: string } }[]
    statusCode?: number
  }
  if (validation) {
    const [fault] = validation
    const field = fault?.instancePath || `/${fault?.params?.missingProperty ?? ''}`
    const code = CODES_OF_PATTERNS.get(fault?.params?.pattern ?? '') ?? 'invalid_request'
    return { code, status: ERROR_STATUS[code], field }
  }
  const code = codeOfStatus(statusCode)
  return { code, status: ERROR_STATUS[code] }
}

/** What is wrong with a field can be said where one pattern says it. */
const CODES_OF_PATTERNS = new Map<string, ErrorCode>([
  [LINE, 'line_refused'],
  [COUNTRY, 'country_refused'],
])

/** Codes for what the framework itself refuses. */
function codeOfStatus(status: number | undefined): ErrorCode {
  if (status === 404) return 'not_found'
  if (status === 413) return 'body_too_large'
  if (status === 415) return 'unsupported_media_type'
  if (status === 429) return 'too_many_requests'
  return status !== undefined && status >= 400 && status < 500
    ? 'invalid_request'
    : 'internal_error'
}

/** Answer with an RFC 9457 problem document in the reader's language. */
export async function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { code, status, field, reasons } = problemOf(error)
  if (status >= 500) request.log.error({ err: error, req: request }, 'request failed')
  const locale = localeOf(request.headers['accept-language'])
  const detail = PROBLEM_SENTENCES[locale][code]
  const problem: Problem = {
    type: `urn:career-relay:problem:${code}`,
    title: code.replaceAll('_', ' '),
    status,
    code,
    detail,
    ...(field === undefined ? {} : { field }),
    ...(reasons && { reasons: reasonsIn(locale, reasons) }),
  }
  await reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem))
}
