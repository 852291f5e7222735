import { LOCALES, type Locale } from '../../src/contract/locale.ts'
import type { BlockWording } from '../../src/contract/session.ts'
import type { Agency, Employer, Mode, Terms } from '../domain/agreement.ts'
import { textHash, type ConsentText } from '../domain/consent.ts'
import { EMPTY_BALANCE } from '../domain/credit.ts'
import type { Db } from './database.ts'
import { compiled, insert } from './statement.ts'

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
  employer: Employer
  agency: Agency
  terms: Terms
  endpoint: string
  sealedSecret: string
  mail: Record<Locale, StoredText<BlockWording>>
  page: Record<Locale, StoredText<ConsentText>>
}

export interface NewAgreementVersion {
  id: string
  workspaceId: string
  mode: Mode
  employer: Employer
  agency: Agency
  terms: Terms
  endpoint: string
  sealedSecret: string
  mail: Record<Locale, BlockWording>
  page: Record<Locale, ConsentText>
}

/** Open an agreement with its first version and an empty credit account. */
export async function openAgreement(
  db: Db,
  version: NewAgreementVersion,
  now: number,
): Promise<void> {
  await insert(db, 'agreements', {
    id: version.id,
    workspace_id: version.workspaceId,
    current_version: 1,
    created_at: now,
    ended_at: null,
  })
  await insert(db, 'credit_accounts', {
    agreement_id: version.id,
    workspace_id: version.workspaceId,
    entry_count: 0,
    balance: JSON.stringify(EMPTY_BALANCE),
    posted_count: 0,
    posted_balance: JSON.stringify(EMPTY_BALANCE),
    posted_at: null,
  })
  await insertVersion(db, version, 1, now)
}

/** A change of terms, texts, endpoint or secret: a new version, the earlier ones stay as they were. */
export async function reviseAgreement(
  db: Db,
  version: NewAgreementVersion,
  now: number,
): Promise<void> {
  const row = await db
    .updateTable('agreements')
    .set((eb) => ({ current_version: eb('current_version', '+', 1) }))
    .where('id', '=', version.id)
    .where('workspace_id', '=', version.workspaceId)
    .returning('current_version')
    .executeTakeFirstOrThrow()
  await insertVersion(db, version, row.current_version, now)
}

async function insertVersion(
  db: Db,
  version: NewAgreementVersion,
  number: number,
  now: number,
): Promise<void> {
  await insert(db, 'agreement_versions', {
    agreement_id: version.id,
    version: number,
    workspace_id: version.workspaceId,
    mode: version.mode,
    employer: JSON.stringify(version.employer),
    agency: JSON.stringify(version.agency),
    terms: JSON.stringify(version.terms),
    endpoint: version.endpoint,
    sealed_secret: version.sealedSecret,
    created_at: now,
  })
  for (const kind of ['mail', 'page'] as const) {
    for (const locale of LOCALES) {
      const body = JSON.stringify(version[kind][locale])
      await insert(db, 'consent_texts', {
        sha256: textHash(locale, body),
        workspace_id: version.workspaceId,
        agreement_id: version.id,
        version: number,
        kind,
        locale,
        body,
        created_at: now,
      })
    }
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
    employer: JSON.parse(row.employer) as Employer,
    agency: JSON.parse(row.agency) as Agency,
    terms: JSON.parse(row.terms) as Terms,
    endpoint: row.endpoint,
    sealedSecret: row.sealed_secret,
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
    return { text: JSON.parse(row.body) as unknown, sha256: row.sha256 }
  }
  return {
    mail: { ja: text('mail', 'ja'), en: text('mail', 'en') } as AgreementVersion['mail'],
    page: { ja: text('page', 'ja'), en: text('page', 'en') } as AgreementVersion['page'],
  }
}

/** The current versions of a workspace's agreements that have not ended, oldest first. */
export async function agreementsInForce(db: Db, workspaceId: string): Promise<AgreementVersion[]> {
  const rows = await db
    .selectFrom('agreements')
    .select(['id', 'current_version'])
    .where('workspace_id', '=', workspaceId)
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
