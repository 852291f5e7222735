import { parse } from 'node:querystring'
import formbody from '@fastify/formbody'
import type { FastifyPluginAsync, FastifyRequest, preHandlerHookHandler } from 'fastify'
import type { Context } from '../context.ts'
import { DomainError } from '../domain/domain-error.ts'
import { sendPageFault } from './answers.ts'
import { confirmPages } from './confirm.ts'
import { helpPage } from './help.ts'
import { STYLESHEET, STYLESHEET_PATH } from './layout.ts'
import { linkPages } from './link.ts'
import { rightsPages } from './rights.ts'

/** Forms are small; anything larger is not one of ours. */
const FORM_LIMIT_BYTES = 32 * 1024

const YEAR_S = 365 * 24 * 60 * 60

/**
 * What candidates see in a browser. A GET decides nothing; a POST must come from the page itself,
 * so one that a browser says was made on another site is refused.
 */
export const pages: FastifyPluginAsync<Context> = async (app, context) => {
  // Node's own parser marks what is no UTF-8 where the plugin's would pass on the escapes as text.
  await app.register(formbody, { bodyLimit: FORM_LIMIT_BYTES, parser: (body) => parse(body) })
  app.addHook('preHandler', refuseCrossSite)
  app.setErrorHandler(sendPageFault)
  app.get(STYLESHEET_PATH, async (_request, reply) =>
    reply
      .header('content-type', 'text/css; charset=utf-8')
      .header('cache-control', `public, max-age=${YEAR_S}, immutable`)
      .header('x-content-type-options', 'nosniff')
      .header('cross-origin-resource-policy', 'same-origin')
      .send(STYLESHEET),
  )
  await app.register(linkPages, context)
  await app.register(confirmPages, context)
  await app.register(rightsPages, context)
  await app.register(helpPage)
}

/** @throws DomainError `cross_site_request` */
const refuseCrossSite: preHandlerHookHandler = (request, _reply, done) => {
  const refused = request.method === 'POST' && !isFromOwnPage(request)
  done(refused ? new DomainError('cross_site_request') : undefined)
}

/**
 * `no-referrer` makes browsers send `Origin: null` with our own forms, so `Sec-Fetch-Site` is the
 * guard (W3C Fetch Metadata). A browser too old to send it may still name another site as the origin;
 * where it tells nothing, it carries no cookie of ours either, and the secret must be known.
 */
function isFromOwnPage({ headers, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin } = headers
  if (origin === undefined || origin === 'null') return true
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase()
}
