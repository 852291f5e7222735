import { DAY_MS, DEFAULT_TERMS } from '../server/domain/agreement.ts'
import { hashSecret, seal, type Keys } from '../server/domain/secrets.ts'
import { openAgreement, putLive } from '../server/store/agreement-writes.ts'
import type { Database } from '../server/store/database.ts'
import { addMember } from '../server/store/members.ts'
import { insert } from '../server/store/statement.ts'
import { addWorkspace } from '../server/store/workspaces.ts'
import { withTexts } from '../server/text/agreement-texts.ts'
import type { Role } from '../src/contract/rights.ts'
import type { Terms } from '../src/contract/settings.ts'
import { EXAMPLE_AGENCY, EXAMPLE_EMPLOYER } from './example-companies.ts'

export const WORKSPACE = 'workspace-1'
export const AGREEMENT = 'agreement-1'
export const RECRUITER = 'r'.repeat(43)
export const MANAGER = 'm'.repeat(43)
export const OFFICER = 'o'.repeat(43)
export const AGENCY_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

/** The article's rule: a confirmed registration counts at once, ten make one. */
export const ARTICLE_TERMS: Terms = { ...DEFAULT_TERMS, qualifyOn: 'registered', holdDays: 0 }

const PEOPLE: Record<Role, string> = {
  recruiter: RECRUITER,
  manager: MANAGER,
  privacy_officer: OFFICER,
}

export interface Seed {
  endpoint: string
  terms?: Partial<Terms>
  postingStep?: number
  /** The agency's own form, which makes the agreement a redirect. */
  formUrl?: string | undefined
  now?: number
  /** Another company beside the first: its ids and sessions carry this at their end. */
  suffix?: string
}

/** A company with an agreement in force, and one member signed in for each role. */
export async function seedWorkspace(
  { db, keys }: { db: Database; keys: Keys },
  { endpoint, terms, formUrl = '', postingStep = 1, now = Date.now(), suffix = '' }: Seed,
): Promise<void> {
  const workspaceId = `${WORKSPACE}${suffix}`
  const id = `${AGREEMENT}${suffix}`
  await db.write(async (tx) => {
    await addWorkspace(
      tx,
      {
        id: workspaceId,
        employer: EXAMPLE_EMPLOYER,
        internalDomains: ['example.co.jp'],
        entraOnly: false,
        askWithoutLink: false,
        postingStep,
        example: false,
      },
      now,
    )
    for (const [role, token] of Object.entries(PEOPLE) as [Role, string][]) {
      const memberId = `${role}${suffix}`
      const email = `${role}@example.co.jp`
      await addMember(tx, { id: memberId, workspaceId, name: role, email, role }, now)
      await tx.updateTable('members').set({ joined_at: now }).where('id', '=', memberId).execute()
      await insert(tx, 'sessions', {
        id: `session-${memberId}`,
        token_hash: hashSecret(`${token}${suffix}`),
        workspace_id: workspaceId,
        member_id: memberId,
        mailbox: email,
        device: null,
        created_at: now,
        last_used_at: now,
        expires_at: now + 3650 * DAY_MS,
      })
    }
    const version = {
      id,
      workspaceId,
      mode: formUrl === '' ? ('relay' as const) : ('redirect' as const),
      formUrl,
      employer: EXAMPLE_EMPLOYER,
      agency: EXAMPLE_AGENCY,
      terms: { ...ARTICLE_TERMS, ...terms },
      endpoint,
      sealedSecret: seal(keys, id, AGENCY_SECRET),
    }
    await openAgreement(tx, withTexts(version), now)
    await putLive(tx, version, now)
  })
}
