import formbody from '@fastify/formbody'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
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
  await app.register(formbody, { bodyLimit: FORM_LIMIT_BYTES })
  app.addHook('preHandler', refuseCrossSite)
  app.setErrorHandler(sendPageFault)
  app.get(STYLESHEET_PATH, async (_request, reply) =>
    reply
      .header('content-type', 'text/css; charset=utf-8')
      .header('cache-control', `public, max-age=${YEAR_S}, immutable`)
      .send(STYLESHEET),
  )
  await app.register(linkPages, context)
  await app.register(confirmPages, context)
  await app.register(rightsPages, context)
  await app.register(helpPage)
}

/**
 * `no-referrer` makes browsers send `Origin: null` with our own forms, so `Sec-Fetch-Site` is the
 * guard (W3C Fetch Metadata). Browsers too old to send it carry no cookie of ours either.
 */
async function refuseCrossSite(request: FastifyRequest): Promise<void> {
  const site = request.headers['sec-fetch-site']
  if (
    request.method === 'POST' &&
    site !== undefined &&
    site !== 'same-origin' &&
    site !== 'none'
  ) {
    throw new DomainError('cross_site_request')
  }
}
