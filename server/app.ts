import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import rateLimit from '@fastify/rate-limit'
import staticFiles from '@fastify/static'
import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, {
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import type { Context } from './context.ts'
import { DomainError } from './domain/domain-error.ts'
import { isPage, sendPageFault } from './pages/answers.ts'
import { pages } from './pages/pages.ts'
import { releasedRoute } from './pages/released.ts'
import { guardRoutes } from './routes/access.ts'
import { agreementRoutes } from './routes/agreements.ts'
import { companyRoutes } from './routes/company.ts'
import { healthRoute } from './routes/health.ts'
import { hookRoutes } from './routes/hooks.ts'
import { guardHosts } from './routes/hosts.ts'
import { addressLimit, apiLimit } from './routes/limits.ts'
import { memberRoutes } from './routes/members.ts'
import { sendProblem } from './routes/problems.ts'
import { privacyRoutes } from './routes/privacy.ts'
import { progressRoutes } from './routes/progress.ts'
import { referralRoutes } from './routes/referrals.ts'
import { reportRoutes } from './routes/reports.ts'
import { sendRoutes } from './routes/sends.ts'
import { sessionRoutes } from './routes/session.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { wordingRoutes } from './routes/wordings.ts'
import { wellKnownRoute } from './routes/well-known.ts'
import { OPENAPI } from './openapi.ts'
import { serverOptions } from './server-options.ts'

/**
 * The whole companion server, put together in the order of the main loop: the pane and its API,
 * the pages a candidate sees, and the agency's webhook. Starts nothing; `listen` or `inject` does.
 */
export async function buildApp(
  context: Context,
  logTo?: NodeJS.WritableStream,
): Promise<FastifyInstance> {
  const options = { ...serverOptions(context.config, logTo), frameworkErrors: sendFault }
  const app = Fastify(options).withTypeProvider<TypeBoxTypeProvider>()
  app.setErrorHandler(sendFault)
  app.setNotFoundHandler((request, reply) =>
    sendFault(new DomainError('not_found'), request, reply),
  )
  guardHosts(app, context.config)
  await app.register(rateLimit, { global: false })
  await app.register(swagger, OPENAPI)
  await app.register(healthRoute, context)
  await app.register(wellKnownRoute, context)
  await app.register(pane, context)
  await app.register((scope) => api(scope, context), { prefix: '/api' })
  await app.register(pages, context)
  await app.register(releasedRoute, context)
  await app.register(hookRoutes, context)
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
  return app
}

/** People get a page, programs a problem document, wherever the fault was found. */
async function sendFault(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  // A path that cannot even be decoded leads nowhere, like any other wrong link.
  const wrongLink = (error as { code?: string }).code === 'FST_ERR_BAD_URL'
  const fault = wrongLink ? new DomainError('not_found') : error
  return await (isPage(request) ? sendPageFault : sendProblem)(fault, request, reply)
}

/** The JSON API of the pane: signed in, limited per member, described at `/openapi.json`. */
async function api(app: FastifyInstance, context: Context): Promise<void> {
  const checkAddress = app.createRateLimit(addressLimit(context.config))
  app.addHook('onRequest', async (request, reply) => {
    const limit = await checkAddress(request)
    if (limit.isAllowed || !limit.isExceeded) return
    reply.header('retry-after', limit.ttlInSeconds)
    throw new DomainError('too_many_requests')
  })
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  })
  guardRoutes(app, context)
  app.addHook('preHandler', app.rateLimit(apiLimit(context.config)))
  await app.register(signInRoutes, context)
  await app.register(sessionRoutes, context)
  await app.register(referralRoutes, context)
  await app.register(sendRoutes, context)
  await app.register(progressRoutes, context)
  await app.register(reportRoutes, context)
  await app.register(privacyRoutes, context)
  await app.register(companyRoutes, context)
  await app.register(agreementRoutes, context)
  await app.register(wordingRoutes, context)
  await app.register(memberRoutes, context)
}

/** What webpack built, for Outlook to show; office.js comes from Microsoft, as its store requires. */
const pane: FastifyPluginAsync<Context> = async (app, { config }) => {
  const root = fileURLToPath(new URL('../dist/addin', import.meta.url))
  if (!existsSync(root)) return
  await app.register(staticFiles, {
    root,
    prefix: '/addin/',
    index: false,
    setHeaders: (response, path) => {
      response.header('cache-control', cacheControl(path))
      response.header('x-content-type-options', 'nosniff')
      if (path.endsWith('.html'))
        response.header('content-security-policy', panePolicy(config.linkOrigin))
    },
  })
}

/**
 * Built names carry a hash of their content; Outlook refuses icons it may not cache. The send check
 * has fixed names, and Outlook's five seconds run while it is fetched.
 */
function cacheControl(path: string): string {
  if (/launch-events\.\w+$/.test(path)) return 'public, max-age=3600, stale-while-revalidate=86400'
  if (path.endsWith('.html')) return 'no-cache'
  return /\.[0-9a-f]{8,}\./.test(path)
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=86400'
}

/** The send check reports to where links point, which may be a host of its own. */
const panePolicy = (linkOrigin: string) =>
  [
    "default-src 'self'",
    `connect-src 'self' ${linkOrigin}`,
    "script-src 'self' https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    'frame-ancestors https://*.office.com https://*.office365.com https://*.outlook.com https://*.live.com https://*.microsoft.com https://*.cloud.microsoft',
  ].join('; ')
