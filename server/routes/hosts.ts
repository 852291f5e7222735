import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ErrorCode } from '../../src/contract/errors.ts'
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

  app.addHook('onRequest', (request, reply, done) => {
    const secure = request.protocol === 'https'
    if (secure && !local) reply.header('strict-transport-security', HSTS)
    const fault = faultOf(request, secure)
    done(fault && new DomainError(fault))
  })

  function faultOf(request: FastifyRequest, secure: boolean): ErrorCode | undefined {
    const path = request.url.split('?', 1)[0] ?? ''
    if (path === HEALTH) return undefined
    const host = hostOf(request, secure)
    const own = isLocalHost(host.replace(/:\d+$/, ''))
    const known = host === publicHost || host === linkHost
    if (!known && !(local && own)) return 'misdirected_request'
    if (!secure && !own) return 'https_required'
    const candidates = linkHost !== publicHost && host === linkHost
    return candidates && !CANDIDATE_PATHS.test(path) ? 'not_found' : undefined
  }
}

/** As an origin writes it: lower case, and without the port that the scheme implies (RFC 9110 §4.2.3). */
function hostOf(request: FastifyRequest, secure: boolean): string {
  return request.host.toLowerCase().replace(secure ? /:443$/ : /:80$/, '')
}
