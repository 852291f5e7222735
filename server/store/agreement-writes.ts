import { LOCALES, type Locale } from '../../src/contract/locale.ts'
import type { LockedWording } from '../../src/contract/session.ts'
import type { Agency, Employer, Mode, Terms } from '../../src/contract/settings.ts'
import { textHash, type ConsentText } from '../domain/consent.ts'
import { EMPTY_BALANCE } from '../domain/credit.ts'
import type { Db } from './database.ts'
import { insert } from './statement.ts'

export interface NewAgreementVersion {
  id: string
  workspaceId: string
  mode: Mode
  formUrl: string
  employer: Employer
  agency: Agency
  terms: Terms
  endpoint: string
  sealedSecret: string
  mail: Record<Locale, LockedWording>
  page: Record<Locale, ConsentText>
}

/** Make an agreement: a draft with its first version and an empty credit account. */
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
    live_at: null,
    ended_at: null,
    unanswered_since: null,
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
    form_url: version.formUrl === '' ? null : version.formUrl,
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

/** Hold an agreement until the transaction ends; others wait. */
export async function lockAgreement(tx: Db, agreement: AgreementKey): Promise<void> {
  await tx
    .updateTable('agreements')
    .set((eb) => ({ current_version: eb.ref('current_version') }))
    .where('workspace_id', '=', agreement.workspaceId)
    .where('id', '=', agreement.id)
    .execute()
}

/** Hold all agreements of a workspace alike. Call it once its employer is held, as a change of that does. */
export async function lockAgreements(tx: Db, workspaceId: string): Promise<void> {
  await tx
    .updateTable('agreements')
    .set((eb) => ({ current_version: eb.ref('current_version') }))
    .where('workspace_id', '=', workspaceId)
    .execute()
}

interface AgreementKey {
  workspaceId: string
  id: string
}

/** From now on links are made under it. */
export async function putLive(tx: Db, agreement: AgreementKey, now: number): Promise<void> {
  await stampOnce(tx, agreement, 'live_at', now)
}

/** No further links; those that were sent, credit and rights stay as they are. */
export async function endAgreement(tx: Db, agreement: AgreementKey, now: number): Promise<void> {
  await stampOnce(tx, agreement, 'ended_at', now)
}

/** The first time stands, however often it is said. */
async function stampOnce(
  tx: Db,
  { workspaceId, id }: AgreementKey,
  column: 'live_at' | 'ended_at',
  now: number,
): Promise<void> {
  await tx
    .updateTable('agreements')
    .set({ [column]: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where(column, 'is', null)
    .execute()
}
