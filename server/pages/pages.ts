import formbody from '@fastify/formbody'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { DomainError } from '../domain/domain-error.ts'
import { PAGE_TEXT } from '../text/pages.ts'
import { PROBLEM_SENTENCES } from '../text/problems.ts'
import { problemOf } from '../routes/problems.ts'
import { languageOf, sendPage } from './answers.ts'
import { confirmPages } from './confirm.ts'
import { notice, STYLESHEET, STYLESHEET_PATH } from './layout.ts'
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
  app.setErrorHandler(async (error, request, reply) => {
    const { code, status } = problemOf(error)
    if (status >= 500) request.log.error({ err: error }, 'page failed')
    const locale = languageOf(request)
    const text = PAGE_TEXT[locale]
    const page =
      code === 'not_found'
        ? notice(locale, text.notFound)
        : notice(locale, { title: text.fault.title, lines: [PROBLEM_SENTENCES[locale][code]] })
    await sendPage(reply, page, status)
  })
  app.get(STYLESHEET_PATH, async (_request, reply) =>
    reply
      .header('content-type', 'text/css; charset=utf-8')
      .header('cache-control', `public, max-age=${YEAR_S}, immutable`)
      .send(STYLESHEET),
  )
  await app.register(linkPages, context)
  await app.register(confirmPages, context)
  await app.register(rightsPages, context)
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
