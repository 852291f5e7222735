import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

const WINDOW = '1 minute'

/** For forms and reports, by address: wide enough for an office behind one. */
export function formLimit({ limits }: Config) {
  return { config: { rateLimit: { max: limits.formsPerMinute, timeWindow: WINDOW } } }
}

/** Members of one office behind one address. */
const MEMBERS_PER_ADDRESS = 20

/** For the JSON API before anybody is known, by address: bad tokens cost us as little as can be. */
export function addressLimit({ limits }: Config) {
  return { max: limits.apiPerMinute * MEMBERS_PER_ADDRESS, timeWindow: WINDOW }
}

/** For the JSON API, by who is signed in, or by address before that. */
export function apiLimit({ limits }: Config) {
  return {
    max: limits.apiPerMinute,
    timeWindow: WINDOW,
    keyGenerator: (request: FastifyRequest) => memberIdOf(request) ?? request.ip,
  }
}

/** Open routes have nobody signed in, whatever the type says. */
function memberIdOf(request: FastifyRequest): string | undefined {
  return (request.member as FastifyRequest['member'] | undefined)?.id
}
