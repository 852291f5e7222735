import { createHash } from 'node:crypto'
import { readConfig, type Config } from '../server/config.ts'
import { personKey, type Keys } from '../server/domain/secrets.ts'
import { openInstallation } from '../server/installation.ts'
import {
  AGREEMENT,
  ARTICLE_TERMS,
  MANAGER,
  RECRUITER as RECRUITER_SESSION,
  seedWorkspace as seedCompany,
  WORKSPACE,
} from '../test/seed.ts'
import { addCandidates } from './candidates.ts'

export { AGREEMENT, RECRUITER_SESSION, WORKSPACE }
export const MANAGER_SESSION = MANAGER

/** The member who made every link. */
export const RECRUITER = 'recruiter'

/** Every process of a run can name every token and secret by its number. */
export function numbered(kind: 'token' | 'confirm', number: number): string {
  return createHash('sha256').update(`bench ${kind} ${number}`).digest('base64url')
}

/** A referral link's token is 22 characters. */
export function tokenOf(number: number): string {
  return numbered('token', number).slice(0, 22)
}

/** How many links there are, of those how many forms wait, and of those how many are confirmed. */
export interface Size {
  referrals: number
  registrations: number
  confirmed: number
}

/** The article's rule, so that each confirmed consent writes to the ledger at once. */
export const TERMS = ARTICLE_TERMS

/** The settings of a server on this folder; mail has a destination, so that links are open. */
export function configOf(dataDir: string): Config {
  return readConfig({
    DATA_DIR: dataDir,
    PORT: '0',
    PUBLIC_ORIGIN: 'http://localhost:3000',
    SMTP_URL: 'smtp://127.0.0.1:1',
  })
}

/** Make the database of a workspace of this size in an empty folder, by the store's own functions. */
export async function seedWorkspace(dataDir: string, size: Size): Promise<void> {
  const { db, keys } = await openInstallation(configOf(dataDir))
  const now = Date.now()
  await seedCompany({ db, keys }, { endpoint: 'http://127.0.0.1:1/hook', now })
  await addCandidates({ db, keys, now }, size)
  await db.close()
}

/** The key a candidate of this number is known by. */
export function candidateKey(keys: Keys, number: number): string {
  return personKey(keys, WORKSPACE, `candidate${number}@example.com`)
}
