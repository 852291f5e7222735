import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { normaliseAddress, TOKEN_PATTERN } from '../../src/contract/link.ts'
import { localeOf, type Locale } from '../../src/contract/locale.ts'
import { Revocation, Send, SendPage } from '../../src/contract/sends.ts'
import type { Context } from '../context.ts'
import { partyNames } from '../domain/agreement.ts'
import { DomainError } from '../domain/domain-error.ts'
import { hashSecret } from '../domain/secrets.ts'
import { requireVisible } from '../domain/visibility.ts'
import { findAgreementVersion } from '../store/agreements.ts'
import { audit } from '../store/audit.ts'
import type { Db } from '../store/database.ts'
import { repeatedResult } from '../store/idempotency.ts'
import { requireMember } from '../store/members.ts'
import { findSend, revokeLink, sendsPage, type SentLink } from '../store/sends.ts'
import type { SignedInMember } from '../store/sessions.ts'
import { actorOf } from './actor.ts'
import { writeKeyOf } from './idempotency.ts'

/** "My sends": the mails somebody put links into, and taking back a link that was sent wrongly. */
export const sendRoutes: FastifyPluginAsyncTypebox<Context> = async (app, { db, now }) => {
  const tags = ['sends']
  const config = { right: 'insert_referral' } as const
  const querystring = Type.Object({
    before: Type.Optional(Type.String({ pattern: '^[\\w-]{1,64}$' })),
    /** The one mail with this link, if it is the member's own. */
    token: Type.Optional(Type.String({ pattern: TOKEN_PATTERN.source })),
  })

  app.get(
    '/sends',
    { schema: { tags, querystring, response: { 200: SendPage } }, config },
    async ({ member, query, headers }) => {
      requireVisible(member.role, 'own_sends', 'visible')
      const locale = localeOf(headers['accept-language'])
      const page = await pageOf(db.read, member, query)
      const view = await viewer(db.read, member, locale)
      const sends: Send[] = []
      for (const link of page.sends) sends.push(await view(link))
      return { sends, more: page.more }
    },
  )

  app.post(
    '/sends/revoke',
    { schema: { tags, body: Revocation, response: { 200: Send } }, config },
    async (request) => {
      const { member, body } = request
      const locale = localeOf(request.headers['accept-language'])
      const at = now()
      return await db.write(async (tx) => {
        const link = await requireSend(tx, member, body.id)
        const view = await viewer(tx, member, locale)
        const first = await repeatedResult(tx, writeKeyOf(request), link.id, at)
        if (first === undefined && (await revokeLink(tx, link, at))) {
          const { agencyShortName: subject } = await view(link)
          const entry = { actor: actorOf(request), action: 'link.revoked', subject } as const
          await audit(tx, member.workspaceId, entry, at)
        }
        return await view(await requireSend(tx, member, body.id))
      })
    },
  )
}

async function pageOf(db: Db, member: SignedInMember, query: { before?: string; token?: string }) {
  const sender = senderOf(member)
  if (query.token === undefined) return await sendsPage(db, sender, query.before)
  const link = await findSend(db, sender, { tokenHash: hashSecret(query.token) })
  return { sends: link ? [link] : [], more: false }
}

function senderOf({ workspaceId, id }: SignedInMember) {
  return { workspaceId, memberId: id }
}

/** @throws DomainError `not_found`, also for a link of somebody else */
async function requireSend(db: Db, member: SignedInMember, id: string): Promise<SentLink> {
  const link = await findSend(db, senderOf(member), { id })
  if (!link) throw new DomainError('not_found')
  return link
}

/** How one member reads the list: their own mailbox goes without saying. */
async function viewer(db: Db, member: SignedInMember, locale: Locale) {
  const { email } = await requireMember(db, member.workspaceId, member.id)
  const own = [email, member.mailbox ?? email].map(normaliseAddress)
  return async (link: SentLink): Promise<Send> => {
    const { workspaceId, agreementId, agreementVersion, mailbox, ...rest } = link
    const agreement = await findAgreementVersion(db, workspaceId, agreementId, agreementVersion)
    if (!agreement) throw new DomainError('not_found')
    return {
      id: rest.id,
      state: stateOf(link),
      insertedAt: rest.insertedAt,
      expiresAt: rest.expiresAt,
      agreementId,
      agreementVersion,
      agencyShortName: partyNames(locale, agreement).agencyShort,
      locale: rest.locale,
      stage: rest.stage,
      position: rest.position,
      leadVersion: rest.leadVersion,
      mailbox: mailbox !== null && own.includes(normaliseAddress(mailbox)) ? null : mailbox,
    }
  }
}

function stateOf({ revokedAt, releasedAt }: SentLink): Send['state'] {
  if (revokedAt !== null) return 'revoked'
  return releasedAt === null ? 'inserted' : 'released'
}
