import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isLocalHost, type Config } from '../config.ts'
import { DomainError } from '../domain/domain-error.ts'

/** What candidates and agencies open; the rest belongs to the pane. */
const CANDIDATE_PATHS = /^\/(r|confirm|rights|pages|hooks)\//

/** A year of https only, once seen (RFC 6797). */
const HSTS = 'max-age=31536000'

/** Scripts ask for it by address, and it says nothing. */
const HEALTH = '/healthz'

/**
 * Which names this server answers to, and how. A foreign Host header gets nothing (no page of ours
 * under somebody else's name), plain http is refused but on one's own machine, and on a host that
 * only candidates' pages live on there is no API and no pane.
 */
export function guardHosts(app: FastifyInstance, config: Config): void {
  const publicHost = new URL(config.publicOrigin).host
  const linkHost = new URL(config.linkOrigin).host
  const local = isLocalHost(new URL(config.publicOrigin).hostname)

  app.addHook('onRequest', async (request, reply) => {
    if (request.protocol === 'https' && !local) reply.header('strict-transport-security', HSTS)
    const path = request.url.split('?', 1)[0] ?? ''
    if (path === HEALTH) return
    const host = hostOf(request)
    const known = host === publicHost || host === linkHost
    if (!known && !(local && isLocalHost(hostnameOf(request)))) {
      throw new DomainError('misdirected_request')
    }
    if (request.protocol !== 'https' && !isLocalHost(hostnameOf(request))) {
      throw new DomainError('https_required')
    }
    if (linkHost !== publicHost && host === linkHost && !CANDIDATE_PATHS.test(path)) {
      throw new DomainError('not_found')
    }
  })
}

/** As an origin writes it: lower case, and without the port that the scheme implies (RFC 9110 §4.2.3). */
function hostOf(request: FastifyRequest): string {
  const implied = request.protocol === 'https' ? /:443$/ : /:80$/
  return request.host.toLowerCase().replace(implied, '')
}

function hostnameOf(request: FastifyRequest): string {
  return hostOf(request).replace(/:\d+$/, '')
}
