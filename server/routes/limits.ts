import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

const WINDOW = '1 minute'

/** For forms and reports, by address: wide enough for an office behind one. */
export function formLimit({ limits }: Config) {
  return { config: { rateLimit: { max: limits.formsPerMinute, timeWindow: WINDOW } } }
}

/** For the JSON API, by who is signed in. */
export function apiLimit({ limits }: Config) {
  return {
    max: limits.apiPerMinute,
    timeWindow: WINDOW,
    keyGenerator: (request: FastifyRequest) => request.member.id,
  }
}
