import type { FastifyPluginAsync } from 'fastify'
import type { Context } from '../context.ts'
import { DomainError } from '../domain/domain-error.ts'
import { isAlive } from '../store/database.ts'

/** For load balancers and scripts: 200 when the database answers, 503 when it does not. */
export const healthRoute: FastifyPluginAsync<Context> = async (app, { db }) => {
  app.get('/healthz', async (_request, reply) => {
    try {
      await isAlive(db)
    } catch (cause) {
      throw new DomainError('unavailable', { cause })
    }
    return await reply.header('cache-control', 'no-store').send({ status: 'ok' })
  })
}
