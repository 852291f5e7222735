import type { Locale } from '../../src/contract/locale.ts'
import { shownPage, type ShownPage } from '../domain/shown-page.ts'
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

/**
 * Kept pages by their hashes, each once. A hash that is not kept here has none, nor has one whose page
 * is not the one it was taken of: that proves nothing, so nobody is shown it.
 */
export async function pagesUnder(
  db: Db,
  workspaceId: string,
  hashes: readonly string[],
): Promise<ShownPage[]> {
  if (hashes.length === 0) return []
  const rows = await db
    .selectFrom('shown_pages')
    .select(['sha256', 'locale', 'body'])
    .where('workspace_id', '=', workspaceId)
    .where('sha256', 'in', [...new Set(hashes)])
    .orderBy('first_kept_at')
    .orderBy('sha256')
    .execute()
  return rows
    .map(({ sha256, locale, body }) => ({ kept: sha256, page: shownPage(locale as Locale, body) }))
    .filter(({ kept, page }) => page.sha256 === kept)
    .map(({ page }) => page)
}
