import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { localeOf, type Locale } from '../../src/contract/locale.ts'
import { mayDo } from '../../src/contract/rights.ts'
import { SessionView, type AgreementSummary } from '../../src/contract/session.ts'
import { AccessCode, SessionList } from '../../src/contract/sign-in.ts'
import { lacksMail, mailFails, takesRegistrations, type Context } from '../context.ts'
import { partyNames } from '../domain/agreement.ts'
import { DomainError } from '../domain/domain-error.ts'
import { linkExpiry, writtenDate } from '../domain/referral.ts'
import { agreementsInForce, type AgreementVersion } from '../store/agreements.ts'
import { audit } from '../store/audit.ts'
import { repeatedResult } from '../store/idempotency.ts'
import { requireMember } from '../store/members.ts'
import { endSession, sessionsOf } from '../store/sessions.ts'
import { positionsOf } from '../store/wordings.ts'
import { findWorkspace } from '../store/workspaces.ts'
import { actorOf } from './actor.ts'
import { byStage, leadsInForce } from './leads.ts'
import { giveCode } from './codes.ts'
import { idempotencyKeyOf, writeKeyOf } from './idempotency.ts'

const own = { right: 'use_own_session' } as const
const Done = Type.Null()

/** The pane's first request, and what a member does with their own sessions. */
export const sessionRoutes: FastifyPluginAsyncTypebox<Context> = async (app, context) => {
  const { db, now } = context
  const tags = ['session']

  app.get(
    '/session',
    { schema: { tags, response: { 200: SessionView } }, config: own },
    async ({ member, headers }) => {
      const workspace = await findWorkspace(db.read, member.workspaceId)
      if (!workspace) throw new DomainError('not_found')
      const inForce = await agreementsInForce(db.read, member.workspaceId)
      const agreements = inForce.filter((one) => takesRegistrations(context, one))
      const locale = localeOf(headers['accept-language'])
      const { employer } = workspace
      return {
        member: { id: member.id, name: member.name, role: member.role },
        workspace: {
          id: workspace.id,
          name: (locale === 'ja' ? employer?.name : employer?.nameEn) ?? '',
          internalDomains: workspace.internalDomains,
          askWithoutLink: workspace.askWithoutLink,
          example: workspace.example,
        },
        agreements: agreements.map((agreement) => summaryOf(agreement, locale, now())),
        mailMissing: inForce.some((one) => lacksMail(context, one)),
        mailFailing: mayDo(member.role, 'manage_company') && mailFails(context),
        leads: byStage(await leadsInForce(db.read, member.workspaceId)),
        positions: await positionsOf(db.read, member.workspaceId),
        linkOrigin: context.config.linkOrigin,
      }
    },
  )

  /** Signing out: this session ends, on this device only. */
  app.delete(
    '/session',
    { schema: { tags, response: { 204: Done } }, config: own },
    async (request, reply) => {
      const { member } = request
      idempotencyKeyOf(request)
      const { sessionId } = member
      if (sessionId !== null) {
        await db.write(async (tx) => {
          await endSession(tx, member.workspaceId, { id: sessionId, memberId: member.id })
          const entry = {
            actor: actorOf(request),
            action: 'session.ended',
            subject: member.name,
          } as const
          await audit(tx, member.workspaceId, entry, now())
        })
      }
      return await reply.code(204).send(null)
    },
  )

  /** A code for a second device. */
  app.post(
    '/session/code',
    { schema: { tags, response: { 201: AccessCode } }, config: own },
    async (request, reply) => {
      const member = await requireMember(db.read, request.member.workspaceId, request.member.id)
      return await reply.code(201).send(await giveCode(context, request, member))
    },
  )

  app.get(
    '/sessions',
    { schema: { tags, response: { 200: SessionList } }, config: own },
    async ({ member }) => {
      const whose = mayDo(member.role, 'manage_members') ? undefined : member.id
      const sessions = await sessionsOf(db.read, member.workspaceId, whose, now())
      return {
        sessions: sessions.map((one) => ({ ...one, current: one.id === member.sessionId })),
      }
    },
  )

  /** End one of one's own sessions, or, as a manager, anybody's in the company. */
  app.delete<{ Params: { id: string } }>(
    '/sessions/:id',
    { schema: { tags, response: { 204: Done } }, config: own },
    async (request, reply) => {
      const { member, params } = request
      const memberId = mayDo(member.role, 'manage_members') ? undefined : member.id
      await db.write(async (tx) => {
        if ((await repeatedResult(tx, writeKeyOf(request), params.id, now())) !== undefined) return
        const whose = await endSession(tx, member.workspaceId, { id: params.id, memberId })
        const { name: subject, role } = await requireMember(tx, member.workspaceId, whose)
        // A manager does not reach the privacy officer, in this either; the refusal undoes the end.
        if (role === 'privacy_officer' && whose !== member.id) throw new DomainError('not_allowed')
        const entry = { actor: actorOf(request), action: 'session.ended', subject } as const
        await audit(tx, member.workspaceId, entry, now())
      })
      return await reply.code(204).send(null)
    },
  )
}

function summaryOf(agreement: AgreementVersion, locale: Locale, now: number): AgreementSummary {
  const { agency, agencyShort } = partyNames(locale, agreement)
  const expiresAt = linkExpiry(now, agreement.terms)
  return {
    id: agreement.id,
    version: agreement.version,
    agencyName: agency,
    agencyShortName: agencyShort,
    expiryDate: { ja: writtenDate(expiresAt, 'ja'), en: writtenDate(expiresAt, 'en') },
    wording: { ja: agreement.mail.ja.text, en: agreement.mail.en.text },
    parties: { ja: partiesOf(agreement, 'ja'), en: partiesOf(agreement, 'en') },
  }
}

function partiesOf(agreement: AgreementVersion, locale: Locale) {
  const { employer, agencyShort } = partyNames(locale, agreement)
  return { company: employer, agency: agencyShort }
}
