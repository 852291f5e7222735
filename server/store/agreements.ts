import type { Locale } from '../../src/contract/locale.ts'
import type { LockedWording } from '../../src/contract/session.ts'
import type { Agency, AgreementState, Employer, Mode, Terms } from '../../src/contract/settings.ts'
import { textHash, type ConsentText } from '../domain/consent.ts'
import { DomainError } from '../domain/domain-error.ts'
import type { Db } from './database.ts'
import { compiled } from './statement.ts'

interface StoredText<T> {
  text: T
  sha256: string
}

/** One version of what an employer and an agency agreed, with the texts people read. Never edited. */
export interface AgreementVersion {
  id: string
  version: number
  workspaceId: string
  mode: Mode
  /** The agency's own form in redirect mode, else empty. */
  formUrl: string
  employer: Employer
  agency: Agency
  terms: Terms
  endpoint: string
  sealedSecret: string
  createdAt: number
  mail: Record<Locale, StoredText<LockedWording>>
  page: Record<Locale, StoredText<ConsentText>>
}

/** A version with its texts as they were made, without their hashes. */
export function textsAlone({ mail, page, ...version }: AgreementVersion) {
  return {
    ...version,
    mail: { ja: mail.ja.text, en: mail.en.text },
    page: { ja: page.ja.text, en: page.en.text },
  }
}

/** Versions never change, so each is read and parsed once per connection to a database. */
const versionsByDatabase = new WeakMap<object, Map<string, AgreementVersion>>()
const VERSION_CACHE_SIZE = 500

function versionsOf(db: Db): Map<string, AgreementVersion> {
  const { adapter } = db.getExecutor()
  const known = versionsByDatabase.get(adapter) ?? new Map<string, AgreementVersion>()
  versionsByDatabase.set(adapter, known)
  return known
}

/** A version with its texts; the one a referral or a consent was made under. */
export async function findAgreementVersion(
  db: Db,
  workspaceId: string,
  id: string,
  version: number,
): Promise<AgreementVersion | undefined> {
  const versions = versionsOf(db)
  const known = versions.get(`${workspaceId}/${id}/${version}`)
  if (known) return known
  const row = await db
    .selectFrom('agreement_versions')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('agreement_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (!row) return undefined
  const found: AgreementVersion = {
    id,
    version,
    workspaceId,
    mode: row.mode as Mode,
    formUrl: row.form_url ?? '',
    employer: JSON.parse(row.employer) as Employer,
    agency: JSON.parse(row.agency) as Agency,
    terms: JSON.parse(row.terms) as Terms,
    endpoint: row.endpoint,
    sealedSecret: row.sealed_secret,
    createdAt: row.created_at,
    ...(await textsOf(db, workspaceId, id, version)),
  }
  if (versions.size >= VERSION_CACHE_SIZE) versions.clear()
  versions.set(`${workspaceId}/${id}/${version}`, found)
  return found
}

async function textsOf(db: Db, workspaceId: string, id: string, version: number) {
  const rows = await db
    .selectFrom('consent_texts')
    .select(['kind', 'locale', 'body', 'sha256'])
    .where('workspace_id', '=', workspaceId)
    .where('agreement_id', '=', id)
    .where('version', '=', version)
    .execute()
  const text = (kind: string, locale: Locale) => {
    const row = rows.find((one) => one.kind === kind && one.locale === locale)
    if (!row) throw new Error(`agreement version without its ${kind} text in ${locale}`)
    // A text that is not the one its hash was taken of proves nothing, so nobody is shown it.
    if (textHash(locale, row.body) !== row.sha256) {
      throw new Error(`the ${kind} text in ${locale} is not the one that was stored`)
    }
    return { text: JSON.parse(row.body) as unknown, sha256: row.sha256 }
  }
  return {
    mail: { ja: text('mail', 'ja'), en: text('mail', 'en') } as AgreementVersion['mail'],
    page: { ja: text('page', 'ja'), en: text('page', 'en') } as AgreementVersion['page'],
  }
}

/** The current versions of a workspace's agreements that are live, oldest first. */
export async function agreementsInForce(db: Db, workspaceId: string): Promise<AgreementVersion[]> {
  const rows = await db
    .selectFrom('agreements')
    .select(['id', 'current_version'])
    .where('workspace_id', '=', workspaceId)
    .where('live_at', 'is not', null)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  const found = await Promise.all(
    rows.map((row) => findAgreementVersion(db, workspaceId, row.id, row.current_version)),
  )
  return found.filter((one) => one !== undefined)
}

const versionInForce = compiled<{ current_version: number }>((db) =>
  db
    .selectFrom('agreements')
    .select('current_version')
    .where('workspace_id', '=', '')
    .where('id', '=', '')
    .where('live_at', 'is not', null)
    .where('ended_at', 'is', null)
    .compile(),
)

/** The current version of one agreement in force, or nothing. */
export async function agreementInForce(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<AgreementVersion | undefined> {
  const { rows } = await versionInForce(db, [workspaceId, id])
  const row = rows[0]
  return row && (await findAgreementVersion(db, workspaceId, id, row.current_version))
}

const endOf = compiled<{ ended_at: number | null }>((db) =>
  db
    .selectFrom('agreements')
    .select('ended_at')
    .where('workspace_id', '=', '')
    .where('id', '=', '')
    .compile(),
)

/** Nobody registers under an agreement that has ended, whatever was begun before. */
export async function hasEnded(db: Db, workspaceId: string, id: string): Promise<boolean> {
  const { rows } = await endOf(db, [workspaceId, id])
  return rows[0]?.ended_at !== null
}

/** For an agency's webhook, whose address names the agreement; it may still speak after the agreement ended. */
export async function findAgreementForHook(
  db: Db,
  id: string,
): Promise<AgreementVersion | undefined> {
  const row = await db
    .selectFrom('agreements')
    .select(['workspace_id', 'current_version'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && (await findAgreementVersion(db, row.workspace_id, id, row.current_version))
}

/** An agreement as settings show it, whatever its state. */
export interface Agreement {
  state: AgreementState
  current: AgreementVersion
}

interface AgreementColumns {
  id: string
  current_version: number
  live_at: number | null
  ended_at: number | null
}

const AGREEMENT_COLUMNS = ['id', 'current_version', 'live_at', 'ended_at'] as const

async function agreementOf(
  db: Db,
  workspaceId: string,
  row: AgreementColumns,
): Promise<Agreement | undefined> {
  const current = await findAgreementVersion(db, workspaceId, row.id, row.current_version)
  const open = row.live_at === null ? 'draft' : 'live'
  return current && { current, state: row.ended_at === null ? open : 'ended' }
}

/** All agreements of a workspace, drafts and ended ones too, oldest first. */
export async function allAgreements(db: Db, workspaceId: string): Promise<Agreement[]> {
  const rows = await db
    .selectFrom('agreements')
    .select(AGREEMENT_COLUMNS)
    .where('workspace_id', '=', workspaceId)
    .orderBy('id')
    .execute()
  const found = await Promise.all(rows.map((row) => agreementOf(db, workspaceId, row)))
  return found.filter((one) => one !== undefined)
}

/** @throws DomainError `not_found` */
export async function requireAgreement(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<Agreement> {
  const row = await db
    .selectFrom('agreements')
    .select(AGREEMENT_COLUMNS)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  const found = row && (await agreementOf(db, workspaceId, row))
  if (!found) throw new DomainError('not_found')
  return found
}
