import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { OptOut, OptOutResult } from '../../src/contract/privacy.ts'
import type { Context } from '../context.ts'
import { personOf } from '../domain/secrets.ts'
import { suppress } from '../store/referrals.ts'
import { requireMailHost } from './mail-host.ts'
import { counted } from './privacy-limit.ts'

/**
 * "No further offers" for somebody who asked by letter, since a link that was forgotten takes it no
 * more. It answers alike whether or not they were on the list, or anything is held about them.
 */
export const optOutRoute: FastifyPluginAsyncTypebox<Context> = async (app, context) => {
  const { keys, now } = context
  app.post(
    '/privacy/opt-outs',
    {
      schema: { tags: ['privacy'], body: OptOut, response: { 200: OptOutResult } },
      config: { right: 'use_privacy_desk' },
    },
    async (request) => {
      const { workspaceId } = request.member
      const { address } = request.body
      requireMailHost(address, '/address')
      const { personKey } = personOf(keys, workspaceId, address)
      await counted(context, request, async (tx) => {
        await suppress(tx, { workspaceId, personKey, source: 'desk' }, now())
        const action = 'privacy.opted_out' as const
        return { about: ['opt-out', personKey], done: true, mailed: false, action }
      })
      return { optedOut: true }
    },
  )
}
