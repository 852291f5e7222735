import type { Stage } from '../../src/contract/lead.ts'
import type { Locale } from '../../src/contract/locale.ts'
import type { LeadVersion } from '../../src/contract/wording.ts'
import { DomainError } from '../domain/domain-error.ts'
import type { Actor } from './audit.ts'
import type { Db } from './database.ts'
import type { LeadRow } from './schema-workspace.ts'
import { compiled, insertOnce } from './statement.ts'

/** One lead of a workspace: of a stage, in a language. */
export interface LeadKey {
  workspaceId: string
  stage: Stage
  locale: Locale
}

function versionOf(row: LeadRow): LeadVersion {
  return {
    stage: row.stage as Stage,
    locale: row.locale as Locale,
    version: row.version,
    text: row.text,
    sha256: row.sha256,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
  }
}

/** The newest version of every lead the workspace has changed. */
export async function newestLeads(db: Db, workspaceId: string): Promise<LeadVersion[]> {
  const rows = await db
    .selectFrom('leads as one')
    .selectAll('one')
    .where('workspace_id', '=', workspaceId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('leads as later')
            .select('later.version')
            .whereRef('later.workspace_id', '=', 'one.workspace_id')
            .whereRef('later.stage', '=', 'one.stage')
            .whereRef('later.locale', '=', 'one.locale')
            .whereRef('later.version', '>', 'one.version'),
        ),
      ),
    )
    .execute()
  return rows.map(versionOf)
}

const byVersion = compiled<LeadRow>((db) =>
  db
    .selectFrom('leads')
    .selectAll()
    .where('workspace_id', '=', '')
    .where('stage', '=', '')
    .where('locale', '=', '')
    .where('version', '=', 0)
    .compile(),
)

export async function findLead(
  db: Db,
  { workspaceId, stage, locale }: LeadKey,
  version: number,
): Promise<LeadVersion | undefined> {
  const { rows } = await byVersion(db, [workspaceId, stage, locale, version])
  return rows[0] && versionOf(rows[0])
}

/** Versions of one lead below another, newest first. */
export async function leadsBefore(
  db: Db,
  { workspaceId, stage, locale }: LeadKey,
  before: number,
  limit: number,
): Promise<LeadVersion[]> {
  const rows = await db
    .selectFrom('leads')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('stage', '=', stage)
    .where('locale', '=', locale)
    .where('version', '<', before)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute()
  return rows.map(versionOf)
}

/**
 * Keep a new version; those before it stay as they are.
 *
 * @throws DomainError `request_in_progress` when somebody else has made this version already.
 */
export async function addLead(
  tx: Db,
  key: LeadKey,
  lead: { version: number; text: string; sha256: string },
  by: { actor: Actor; at: number },
): Promise<LeadVersion> {
  const row: LeadRow = {
    workspace_id: key.workspaceId,
    stage: key.stage,
    locale: key.locale,
    ...lead,
    member_id: by.actor.memberId ?? '',
    changed_by: by.actor.name,
    changed_at: by.at,
  }
  if (!(await insertOnce(tx, 'leads', row))) throw new DomainError('request_in_progress')
  return versionOf(row)
}

/** What recruiters choose a position from, in the managers' order. */
export async function positionsOf(db: Db, workspaceId: string): Promise<string[]> {
  const row = await db
    .selectFrom('position_lists')
    .select('positions')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  return row ? (JSON.parse(row.positions) as string[]) : []
}

export async function savePositions(
  tx: Db,
  workspaceId: string,
  positions: readonly string[],
): Promise<void> {
  const list = JSON.stringify(positions)
  await tx
    .insertInto('position_lists')
    .values({ workspace_id: workspaceId, positions: list })
    .onConflict((on) => on.column('workspace_id').doUpdateSet({ positions: list }))
    .execute()
}
