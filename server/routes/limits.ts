import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

const WINDOW = '1 minute'

/** Members of one office behind one address. */
const MEMBERS_PER_ADDRESS = 20

/**
 * For candidates' forms, by the link or mailed secret they are under: many people share an address,
 * nobody shares a link, and an unknown one costs a look-up and no more. Elsewhere by address.
 */
export function formLimit({ limits }: Config) {
  const keyGenerator = (request: FastifyRequest) => {
    const { token, secret } = request.params as { token?: string; secret?: string }
    return token ?? secret ?? request.ip
  }
  return { config: { rateLimit: { max: limits.formsPerMinute, timeWindow: WINDOW, keyGenerator } } }
}

/** For what every member's Outlook reports by itself, by address. */
export function reportLimit({ limits }: Config) {
  const max = limits.formsPerMinute * MEMBERS_PER_ADDRESS
  return { config: { rateLimit: { max, timeWindow: WINDOW } } }
}

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
