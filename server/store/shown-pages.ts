import type { ShownPage } from '../domain/shown-page.ts'
import type { Db } from './database.ts'
import { insertOnce } from './statement.ts'

/**
 * Keep a page whose button was pressed, in the transaction that records the press. It names no
 * person and is kept for good, once: a consent points to it.
 */
export async function keepPage(
  tx: Db,
  workspaceId: string,
  { sha256, locale, body }: ShownPage,
  now: number,
): Promise<void> {
  const row = { workspace_id: workspaceId, sha256, locale, body, first_kept_at: now }
  await insertOnce(tx, 'shown_pages', row)
}
