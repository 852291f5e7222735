import SQLite from 'better-sqlite3'
import { BUSY_TIMEOUT_MS } from './database.ts'

/**
 * All pages at once: SQLite starts a copy in steps anew whenever another process writes, so beside
 * a busy server it would never end. Writers are not held up meanwhile.
 */
const ALL_PAGES = 0x7fff_ffff

/** Copy a database that may be in use to a new file: one instant of it, whole, without a log. */
export async function copySqlite(from: string, to: string): Promise<void> {
  const source = new SQLite(from, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS })
  try {
    await source.backup(to, { progress: () => ALL_PAGES })
  } finally {
    source.close()
  }
  const copy = new SQLite(to)
  try {
    copy.pragma('journal_mode = DELETE')
  } finally {
    copy.close()
  }
}

/** Whether SQLite finds nothing wrong in a file that nobody writes to. */
export function isSound(file: string): boolean {
  try {
    const handle = new SQLite(file, { readonly: true, fileMustExist: true })
    try {
      return handle.pragma('integrity_check', { simple: true }) === 'ok'
    } finally {
      handle.close()
    }
  } catch (error) {
    if (error instanceof SQLite.SqliteError) return false
    throw error
  }
}

/** Bring the log of a database that nobody uses into its file; tells whether that could be done. */
export function settleLog(file: string): boolean {
  try {
    const handle = new SQLite(file, { fileMustExist: true, timeout: 0 })
    try {
      return handle.pragma('journal_mode = DELETE', { simple: true }) === 'delete'
    } finally {
      handle.close()
    }
  } catch (error) {
    if (error instanceof SQLite.SqliteError) return false
    throw error
  }
}
