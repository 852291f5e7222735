import type { FastifyInstance, FastifyRequest } from 'fastify'
import { mayDo, type Right } from '../../src/contract/rights.ts'
import type { Context } from '../context.ts'
import { DAY_MS } from '../domain/agreement.ts'
import { DomainError } from '../domain/domain-error.ts'
import { hashSecret, requestDigest } from '../domain/secrets.ts'
import { memberOfEntraToken } from '../entra/sign-in.ts'
import {
  EXTEND_AFTER_MS,
  extendSession,
  findSession,
  type SignedInMember,
} from '../store/sessions.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a caller of this route of the API must be allowed to do; `open` asks for no one. */
    right?: Right | 'open'
  }
  interface FastifyInstance {
    /** Keyed hash of what a write asked under its `Idempotency-Key`; so routes need no keys for it. */
    digestOf: (idempotencyKey: string, asked: string) => string
  }
  interface FastifyRequest {
    /** Who is signed in; set on every route of the API that is not open, before its handler runs. */
    member: SignedInMember
  }
}

/**
 * The one place where the API decides who may call, by the table both sides share. A route that
 * names no right does not start.
 */
export function guardRoutes(app: FastifyInstance, context: Context): void {
  app.decorateRequest('member')
  app.decorate('digestOf', (key: string, asked: string) => requestDigest(context.keys, key, asked))
  app.addHook('onRoute', (route) => {
    if (!route.config?.right) throw new Error(`${route.url} names no right`)
  })
  app.addHook('onRequest', async (request) => {
    const { id } = request.params as { id?: string }
    if (id !== undefined && !ID.test(id)) throw new DomainError('not_found')
    const { right } = request.routeOptions.config
    if (right === 'open') return
    request.member = await signedIn(request, context)
    if (!right || !mayDo(request.member.role, right)) throw new DomainError('not_allowed')
  })
}

/** Ids as we make them; anything else is asked of no database. */
const ID = /^[\w-]{1,64}$/

const BEARER = /^Bearer ([A-Za-z0-9_-]{43,128})$/

/** A JSON Web Token, as Entra issues them: three parts. */
const ENTRA_BEARER = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/

async function signedIn(request: FastifyRequest, context: Context): Promise<SignedInMember> {
  const { db, now, config } = context
  const header = request.headers.authorization ?? ''
  const [, jwt] = ENTRA_BEARER.exec(header) ?? []
  if (jwt) return await memberOfEntraToken(context, jwt)
  const [, token] = BEARER.exec(header) ?? []
  const found = token && (await findSession(db.read, hashSecret(token), now()))
  if (!found) throw new DomainError('not_signed_in')
  if (found.entraOnly) throw new DomainError('entra_only')
  const { sessionId } = found.member
  if (sessionId !== null && now() - found.lastUsedAt > EXTEND_AFTER_MS) {
    const expiresAt = now() + config.sessionDays * DAY_MS
    await db.write((tx) => extendSession(tx, sessionId, { lastUsedAt: now(), expiresAt }))
  }
  return found.member
}
