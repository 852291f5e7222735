import formbody from '@fastify/formbody'
import type { FastifyPluginAsync } from 'fastify'
import { TOKEN_PATTERN } from '../../src/contract/link.ts'
import type { Context } from '../context.ts'
import { hashSecret } from '../domain/secrets.ts'
import { reportLimit } from '../routes/limits.ts'
import { markReleased } from '../store/referrals.ts'

/** A token and its name. */
const BODY_LIMIT_BYTES = 1024

const DAY_S = 24 * 60 * 60

/**
 * Any origin may report: Outlook's own runtimes are on other sites, and classic's has been seen to
 * send an origin with a slash at its end, which no list would match. Nothing is told in return.
 */
const FROM_ANYWHERE = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'content-type',
  'access-control-max-age': String(DAY_S),
  'cache-control': 'no-store',
}

/**
 * The send check reports that it let a mail go: a time stamp and nothing more, and the same answer
 * for any token. So it stands outside the guard that refuses what other sites post.
 */
export const releasedRoute: FastifyPluginAsync<Context> = async (app, context) => {
  await app.register(formbody, { bodyLimit: BODY_LIMIT_BYTES })
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(FROM_ANYWHERE)
  })
  app.options('/r/released', async (_request, reply) => reply.code(204).send())
  app.post<{ Body: { token?: unknown } | null }>(
    '/r/released',
    reportLimit(context.config),
    async (request, reply) => {
      const token = request.body?.token
      if (typeof token === 'string' && TOKEN_PATTERN.test(token)) {
        await context.db.write((tx) => markReleased(tx, hashSecret(token), context.now()))
      }
      return reply.code(204).send()
    },
  )
}
