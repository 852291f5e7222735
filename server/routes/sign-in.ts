import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CodeSignIn, SignedIn, SignInMethods } from '../../src/contract/sign-in.ts'
import type { Context } from '../context.ts'
import { readCode, sessionToken } from '../domain/access-code.ts'
import { DAY_MS } from '../domain/agreement.ts'
import { entraSignIn } from '../entra/sign-in.ts'
import { DomainError } from '../domain/domain-error.ts'
import { countedAs } from '../domain/network.ts'
import { hashSecret } from '../domain/secrets.ts'
import { redeemCode } from '../store/sessions.ts'
import { countAttempt, forgiveAttempt } from '../store/sign-in-attempts.ts'
import { idempotencyKeyOf } from './idempotency.ts'

/** Open to all: how somebody may sign in, and turning an access code into a session. */
export const signInRoutes: FastifyPluginAsyncTypebox<Context> = async (app, context) => {
  const { db, now, config, keys } = context
  const tags = ['sign-in']

  app.get(
    '/sign-in',
    { schema: { tags, security: [], response: { 200: SignInMethods } }, config: { right: 'open' } },
    async () => ({ codes: true, entra: entraSignIn(config.entra) }),
  )

  app.post(
    '/sign-in/code',
    {
      schema: { tags, security: [], body: CodeSignIn, response: { 201: SignedIn } },
      config: { right: 'open' },
    },
    async (request, reply) => {
      const { body } = request
      const at = now()
      const bucket = hashSecret(`sign-in\n${countedAs(request.ip)}`)
      const mayTry = await db.write((tx) => countAttempt(tx, bucket, at))
      if (!mayTry) throw new DomainError('too_many_requests')
      const code = readCode(body.code)
      const token = sessionToken(keys, code, idempotencyKeyOf(request))
      const session = {
        codeHash: hashSecret(code),
        tokenHash: hashSecret(token),
        mailbox: body.mailbox || null,
        device: body.device || null,
        expiresAt: at + config.sessionDays * DAY_MS,
      }
      await db.write(async (tx) => {
        await redeemCode(tx, session, at)
        await forgiveAttempt(tx, bucket, at)
      })
      return await reply.code(201).send({ token })
    },
  )
}
