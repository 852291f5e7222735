import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { isWrittenByHand, tidyLead } from '../../src/contract/lead.ts'
import { lintLead } from '../../src/contract/lead-lint.ts'
import {
  LeadChange,
  LeadHistory,
  LeadVersion,
  LocaleName,
  Positions,
  StageName,
  WordingView,
} from '../../src/contract/wording.ts'
import type { Context } from '../context.ts'
import { textHash } from '../domain/consent.ts'
import { DomainError } from '../domain/domain-error.ts'
import { agreementsInForce } from '../store/agreements.ts'
import { audit } from '../store/audit.ts'
import type { Db } from '../store/database.ts'
import { repeatedResult } from '../store/idempotency.ts'
import type { SignedInMember } from '../store/sessions.ts'
import {
  addLead,
  leadsBefore,
  positionsOf,
  savePositions,
  type LeadKey,
} from '../store/wordings.ts'
import { actorOf } from './actor.ts'
import { writeKeyOf } from './idempotency.ts'
import { leadsInForce, leadVersion, placeOf, shippedLead } from './leads.ts'

const HISTORY_PAGE = 20

const HistoryQuery = Type.Object({
  stage: StageName,
  locale: LocaleName,
  before: Type.Optional(Type.Integer({ minimum: 1 })),
})

/** Managers word the lead of each stage and list the positions; every version is kept. */
export const wordingRoutes: FastifyPluginAsyncTypebox<Context> = async (app, { db, now }) => {
  const tags = ['wording']
  const config = { right: 'manage_wording' } as const

  app.get(
    '/wording',
    { schema: { tags, response: { 200: WordingView } }, config },
    async ({ member: { workspaceId } }) => ({
      leads: await leadsInForce(db.read, workspaceId),
      positions: await positionsOf(db.read, workspaceId),
    }),
  )

  app.get(
    '/wording/history',
    { schema: { tags, querystring: HistoryQuery, response: { 200: LeadHistory } }, config },
    async ({ member, query }) => {
      const { stage, locale, before = Number.MAX_SAFE_INTEGER } = query
      const key = { workspaceId: member.workspaceId, stage, locale }
      const kept = await leadsBefore(db.read, key, before, HISTORY_PAGE)
      const more = kept.length === HISTORY_PAGE
      return { versions: more ? kept : [...kept, shippedLead(stage, locale)], more }
    },
  )

  /** A new version of one lead; the same words as before make none. */
  app.put(
    '/wording',
    { schema: { tags, body: LeadChange, response: { 200: LeadVersion } }, config },
    async (request) => {
      const { stage, locale, basedOn } = request.body
      const { workspaceId } = request.member
      const key = { workspaceId, stage, locale }
      const text = tidyLead(request.body.text)
      await requireFit(db.read, request.member, { ...request.body, text })
      return await db.write(async (tx) => {
        const before = await requireVersion(tx, key, basedOn)
        const version = before.text === text ? basedOn : basedOn + 1
        const first = await repeatedResult(tx, writeKeyOf(request), String(version), now())
        if (first !== undefined) return await requireVersion(tx, key, Number(first))
        if (await leadVersion(tx, key, basedOn + 1)) throw new DomainError('request_in_progress')
        if (version === basedOn) return before
        const by = { actor: actorOf(request), at: now() }
        const made = await addLead(tx, key, { version, text, sha256: textHash(locale, text) }, by)
        const subject = `${stage} (${locale}), ${version}`
        const entry = { actor: by.actor, action: 'wording.changed', subject } as const
        await audit(tx, workspaceId, entry, by.at)
        return made
      })
    },
  )

  app.put(
    '/positions',
    { schema: { tags, body: Positions, response: { 200: Positions } }, config },
    async (request) => {
      const { workspaceId } = request.member
      const positions = [...new Set(request.body.positions.map((one) => one.trim()))]
      await db.write(async (tx) => {
        const key = writeKeyOf(request)
        if ((await repeatedResult(tx, key, workspaceId, now())) !== undefined) return
        const before = await positionsOf(tx, workspaceId)
        if (JSON.stringify(before) === JSON.stringify(positions)) return
        await savePositions(tx, workspaceId, positions)
        const subject = String(positions.length)
        const entry = { actor: actorOf(request), action: 'positions.changed', subject } as const
        await audit(tx, workspaceId, entry, now())
      })
      return { positions }
    },
  )
}

/** @throws DomainError `request_in_progress` for a version nobody has made. */
async function requireVersion(tx: Db, key: LeadKey, version: number): Promise<LeadVersion> {
  const found = await leadVersion(tx, key, version)
  if (!found) throw new DomainError('request_in_progress')
  return found
}

/**
 * The rules the pane shows while somebody types, held here for everybody. What the recruiter is asked
 * at the final stage enters no mail, so it only has to say something.
 *
 * @throws DomainError `wording_refused`
 */
async function requireFit(
  db: Db,
  member: SignedInMember,
  { stage, locale, text }: LeadChange,
): Promise<void> {
  const place = placeOf(locale, member, await agreementsInForce(db, member.workspaceId))
  const fits = isWrittenByHand(stage) ? text !== '' : lintLead(text, place).length === 0
  if (!fits) throw new DomainError('wording_refused', { field: '/text' })
}
