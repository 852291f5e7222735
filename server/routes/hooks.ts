import type { FastifyPluginAsync } from 'fastify'
import { Webhook } from 'standardwebhooks'
import type { Context } from '../context.ts'
import { readAgencyEvent } from '../domain/agency-event.ts'
import { DomainError } from '../domain/domain-error.ts'
import { unseal } from '../domain/secrets.ts'
import { recordAgencyEvent } from '../store/agency-events.ts'
import { findAgreementForHook, type AgreementVersion } from '../store/agreements.ts'
import { findConsent } from '../store/consents.ts'
import { findWorkspace } from '../store/workspaces.ts'
import { formLimit } from './limits.ts'
import { sendProblem } from './problems.ts'

/** Ids as we make them; anything else is asked of no database. */
const ID = /^[\w-]{1,64}$/

/** Standard Webhooks 1.0.0 advises payloads under 20 kB. */
const HOOK_LIMIT_BYTES = 20 * 1024

/**
 * The agency's side of a referral comes back here, signed with the secret of its agreement. To the
 * agency a referral is the consent it received, so `referral_id` is that consent's id.
 */
export const hookRoutes: FastifyPluginAsync<Context> = async (app, context) => {
  app.setErrorHandler(sendProblem)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: HOOK_LIMIT_BYTES },
    (_request, body, done) => done(null, body),
  )
  app.post<{ Params: { agreementId: string }; Body: string }>(
    '/hooks/agency/:agreementId',
    formLimit(context.config),
    async (request, reply) => {
      const { agreementId } = request.params
      const agreement =
        ID.test(agreementId) && (await findAgreementForHook(context.db.read, agreementId))
      if (!agreement) throw new DomainError('not_found')
      const payload = verified(context, agreement, request.body, request.headers)
      const event = readAgencyEvent(String(request.headers['webhook-id']), payload)
      const outcome = await take(context, agreement, event)
      return await reply.code(outcome === 'parked' ? 202 : 200).send({ outcome })
    },
  )
}

/** The payload, if the agreement's secret signed it within the last minutes. */
function verified(
  { keys }: Context,
  agreement: AgreementVersion,
  body: string,
  headers: Record<string, unknown>,
): unknown {
  const secret = unseal(keys, agreement.id, agreement.sealedSecret) as string
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>)
  } catch (cause) {
    throw new DomainError('not_signed_in', { cause })
  }
}

async function take(
  { db, now }: Context,
  agreement: AgreementVersion,
  event: ReturnType<typeof readAgencyEvent>,
) {
  const { workspaceId, terms } = agreement
  const [consent, workspace] = await Promise.all([
    findConsent(db.read, workspaceId, event.referralId),
    findWorkspace(db.read, workspaceId),
  ])
  if (!workspace) throw new DomainError('not_found')
  const account = {
    workspaceId,
    agreementId: agreement.id,
    terms,
    postingStep: workspace.postingStep,
  }
  const known = consent?.agreementId === agreement.id ? consent : undefined
  return await db.write((tx) =>
    recordAgencyEvent(tx, account, event, { consent: known, now: now() }),
  )
}
