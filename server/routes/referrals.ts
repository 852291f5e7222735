import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { v7 as newId } from 'uuid'
import { declineUrl, normaliseAddress, referralUrl } from '../../src/contract/link.ts'
import { IssuedReferral, NewReferral } from '../../src/contract/referral.ts'
import { takesRegistrations, type Context } from '../context.ts'
import { DAY_MS } from '../domain/agreement.ts'
import { DomainError } from '../domain/domain-error.ts'
import { isUnderDomain } from '../domain/person.ts'
import { linkExpiry, REPEAT_DAYS, writtenDate } from '../domain/referral.ts'
import { hashSecret, linkToken, linkTokenOf, personOf } from '../domain/secrets.ts'
import {
  agreementInForce,
  findAgreementVersion,
  type AgreementVersion,
} from '../store/agreements.ts'
import { addReferral, type Referral } from '../store/referrals.ts'
import { findWorkspace } from '../store/workspaces.ts'
import type { SignedInMember } from '../store/sessions.ts'
import { idempotencyKeyOf, writeKeyOf } from './idempotency.ts'
import { leadForMail, requireFittingLead, toldLead } from './leads.ts'
import { requireMailHost } from './mail-host.ts'

/**
 * Insert: one awaited call that stores a link and answers with it and its wording. The token comes
 * of the idempotency key, so a retry after a lost answer gets the link of the first time.
 */
export const referralRoutes: FastifyPluginAsyncTypebox<Context> = async (app, context) => {
  const schema = { tags: ['referrals'], body: NewReferral, response: { 201: IssuedReferral } }
  app.post(
    '/referrals',
    { schema, config: { right: 'insert_referral' } },
    async (request, reply) => {
      const { member, body } = request
      requireMailHost(body.recipient, '/recipient')
      const { agreement, excluded, repeatDays } = await offerable(context, member, body)
      const { keys, now, config } = context
      const { workspaceId } = member
      const lead = await toldLead(context.db.read, workspaceId, body)
      requireFittingLead(lead, body, { member, agreement })
      const idempotencyKey = idempotencyKeyOf(request)
      const asked = { workspaceId, memberId: member.id, idempotencyKey }
      const { personKey: recipientKey, addressKey } = personOf(keys, workspaceId, body.recipient)
      const insertedAt = now()
      const referral = await context.db.write((tx) =>
        addReferral(tx, {
          id: newId({ msecs: insertedAt }),
          agreementId: agreement.id,
          agreementVersion: agreement.version,
          memberId: member.id,
          tokenHash: hashSecret(linkToken(keys, asked)),
          recipientKey,
          addressKey,
          locale: body.locale,
          mailTextSha256: agreement.mail[body.locale].sha256,
          insertedAt,
          releasedAt: null,
          revokedAt: null,
          expiresAt: linkExpiry(insertedAt, agreement.terms),
          mailbox: body.mailbox ?? member.mailbox,
          stage: body.stage ?? null,
          position: body.position?.trim() ?? null,
          leadVersion: lead?.version ?? null,
          leadSha256: lead?.sha256 ?? null,
          ownWords: body.ownWords ?? false,
          excluded,
          notSince: insertedAt - repeatDays * DAY_MS,
          ...writeKeyOf(request, askedBy(body)),
        }),
      )
      const token = linkTokenOf(keys, asked, referral.tokenHash)
      const { version, expiryDate } = await writtenFor(context, referral)
      const { locked } = version.mail[referral.locale].text
      const written = locked.replaceAll('{{expiry_date}}', expiryDate)
      return await reply.code(201).send({
        id: referral.id,
        url: referralUrl(config.linkOrigin, token, body.recipient, written),
        declineUrl: declineUrl(config.linkOrigin, token),
        expiresAt: referral.expiresAt,
        expiryDate,
        locale: referral.locale,
        wording: { lead: leadForMail(lead, body, { member, agreement: version }), locked },
      })
    },
  )
}

/**
 * Two requests are the same when they ask for the same link in the same words, however the address
 * was typed and whichever mailbox it goes out from.
 */
function askedBy({ agreementId, recipient, locale, ...more }: NewReferral) {
  const { stage, position, leadVersion, ownWords } = more
  return [agreementId, normaliseAddress(recipient), locale, stage, position, leadVersion, ownWords]
}

/** The version the link was made under, also when that was at an earlier try. */
async function writtenFor({ db }: Context, referral: Referral) {
  const { workspaceId, agreementId, agreementVersion, locale, expiresAt } = referral
  const version = await findAgreementVersion(db.read, workspaceId, agreementId, agreementVersion)
  if (!version) throw new DomainError('not_found')
  return { version, expiryDate: writtenDate(expiresAt, locale) }
}

/**
 * The agreement an offer is made under, and what may stand against this address.
 *
 * @throws DomainError `not_found` for no such agreement, `unavailable` while nobody could confirm a
 * registration.
 */
async function offerable(
  context: Context,
  member: SignedInMember,
  { agreementId, recipient }: NewReferral,
): Promise<{ agreement: AgreementVersion; excluded: boolean; repeatDays: number }> {
  const { db } = context
  const [agreement, workspace] = await Promise.all([
    agreementInForce(db.read, member.workspaceId, agreementId),
    findWorkspace(db.read, member.workspaceId),
  ])
  if (!agreement || !workspace) throw new DomainError('not_found', { field: '/agreementId' })
  if (!takesRegistrations(context, agreement)) throw new DomainError('unavailable')
  const { internalDomains, example } = workspace
  return {
    agreement,
    excluded: isUnderDomain(recipient, [...internalDomains, ...agreement.agency.domains]),
    // Its ten candidates are written to over and over.
    repeatDays: example ? 0 : REPEAT_DAYS,
  }
}
