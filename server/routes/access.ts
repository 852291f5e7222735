import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Role } from '../../src/contract/session.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain/domain-error.ts'
import { hashSecret } from '../domain/secrets.ts'
import { memberOfSession, type Member } from '../store/workspaces.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The least role a route of the API needs. */
    role?: Role
  }
  interface FastifyRequest {
    /** Who is signed in; set on every route of the API before its handler runs. */
    member: Member
  }
}

/** A manager may do what a recruiter may. */
const ALLOWED: Record<Role, readonly Role[]> = {
  recruiter: ['recruiter', 'manager'],
  manager: ['manager'],
}

/**
 * The one place where the API decides who may call. A route that names no role does not start.
 */
export function guardRoutes(app: FastifyInstance, context: Context): void {
  app.decorateRequest('member')
  app.addHook('onRoute', (route) => {
    if (!route.config?.role) throw new Error(`${route.url} names no role`)
  })
  app.addHook('onRequest', async (request) => {
    request.member = await signedIn(request, context)
    const { role } = request.routeOptions.config
    if (!role || !ALLOWED[role].includes(request.member.role)) {
      throw new DomainError('not_allowed')
    }
  })
}

const BEARER = /^Bearer ([A-Za-z0-9_-]{43,128})$/

async function signedIn(request: FastifyRequest, { db, now }: Context): Promise<Member> {
  const [, token] = BEARER.exec(request.headers.authorization ?? '') ?? []
  const member = token && (await memberOfSession(db.read, hashSecret(token), now()))
  if (!member) throw new DomainError('not_signed_in')
  return member
}
