import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { readConfig, type Config } from '../server/config.ts'
import { DEMO_AGENCY, DEMO_EMPLOYER } from '../server/demo/companies.ts'
import { DAY_MS, DEFAULT_TERMS, type Terms } from '../server/domain/agreement.ts'
import { hashSecret, personKey, seal, type Keys } from '../server/domain/secrets.ts'
import { openInstallation } from '../server/installation.ts'
import { openAgreement } from '../server/store/agreements.ts'
import type { Db } from '../server/store/database.ts'
import { addMember, addWorkspace, keepSession } from '../server/store/workspaces.ts'
import { consentText } from '../server/text/consent-text.ts'
import { mailWording } from '../server/text/wording.ts'
import { addCandidates } from './candidates.ts'

export const WORKSPACE = 'bench-workspace'
export const AGREEMENT = 'bench-agreement'
export const RECRUITER = 'bench-recruiter'

/** Every process of a run can name every token and secret by its number. */
export function numbered(kind: 'token' | 'confirm' | 'session', number: number): string {
  return createHash('sha256').update(`bench ${kind} ${number}`).digest('base64url')
}

/** A referral link's token is 22 characters. */
export function tokenOf(number: number): string {
  return numbered('token', number).slice(0, 22)
}

export const RECRUITER_SESSION = numbered('session', 1)
export const MANAGER_SESSION = numbered('session', 2)

/** How many links there are, of those how many forms wait, and of those how many are confirmed. */
export interface Size {
  referrals: number
  registrations: number
  confirmed: number
}

/** The article's rule, so that each confirmed consent writes to the ledger at once. */
export const TERMS: Terms = { ...DEFAULT_TERMS, qualifyOn: 'registered', holdDays: 0 }

/** The settings of a server on this folder; mail has a destination, so that links are open. */
export function configOf(dataDir: string): Config {
  return readConfig({
    DATA_DIR: dataDir,
    PORT: '0',
    PUBLIC_ORIGIN: 'https://relay.example.co.jp',
    SMTP_URL: 'smtp://127.0.0.1:1',
  })
}

/** Make the database of a workspace of this size in an empty folder, by the store's own functions. */
export async function seedWorkspace(dataDir: string, size: Size): Promise<void> {
  const { db, keys } = await openInstallation(configOf(dataDir))
  const now = Date.now()
  await db.write((tx) => addEmployer(tx, keys, now))
  await addCandidates({ db, keys, now }, size)
  await db.close()
}

async function addEmployer(tx: Db, keys: Keys, now: number): Promise<void> {
  const internalDomains = ['example.co.jp']
  const workspace = { id: WORKSPACE, employer: DEMO_EMPLOYER, internalDomains }
  await addWorkspace(tx, { ...workspace, postingStep: 1, example: false }, now)
  for (const [role, token] of [
    ['recruiter', RECRUITER_SESSION],
    ['manager', MANAGER_SESSION],
  ] as const) {
    const member = { id: role === 'recruiter' ? RECRUITER : newId(), workspaceId: WORKSPACE }
    await addMember(tx, { ...member, name: role, email: `${role}@example.co.jp`, role }, now)
    const session = { tokenHash: hashSecret(token), workspaceId: WORKSPACE, memberId: member.id }
    await keepSession(tx, { ...session, expiresAt: now + DAY_MS }, now)
  }
  const parties = { employer: DEMO_EMPLOYER, agency: DEMO_AGENCY, terms: TERMS }
  await openAgreement(
    tx,
    {
      id: AGREEMENT,
      workspaceId: WORKSPACE,
      mode: 'relay',
      ...parties,
      endpoint: 'http://127.0.0.1:1/hook',
      sealedSecret: seal(keys, AGREEMENT, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'),
      mail: {
        ja: mailWording('ja', DEMO_AGENCY, TERMS),
        en: mailWording('en', DEMO_AGENCY, TERMS),
      },
      page: { ja: consentText('ja', parties), en: consentText('en', parties) },
    },
    now,
  )
}

/** The key a candidate of this number is known by. */
export function candidateKey(keys: Keys, number: number): string {
  return personKey(keys, WORKSPACE, `candidate${number}@example.com`)
}
