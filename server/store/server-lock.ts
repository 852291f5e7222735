import { existsSync } from 'node:fs'
import SQLite from 'better-sqlite3'

export interface ServerLock {
  release(): void
}

/** Long enough for somebody who only looks, or a process that is just ending, to let go. */
const PATIENCE_MS = 1_000

/**
 * Hold a data folder for the life of this process; nothing when another process holds it. The lock
 * is SQLite's on a file that holds nothing, so the system lets go of it even after a `kill -9`.
 */
export function takeServerLock(file: string): ServerLock | undefined {
  const handle = new SQLite(file, { timeout: PATIENCE_MS })
  try {
    handle.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    handle.close()
    if (isBusy(error)) return undefined
    throw error
  }
  return { release: () => handle.close() }
}

/** Whether a process holds the lock right now; only looks, and makes no file. */
export function isServerLocked(file: string): boolean {
  if (!existsSync(file)) return false
  const handle = new SQLite(file, { readonly: true, timeout: 0 })
  try {
    handle.prepare('SELECT name FROM sqlite_master').all()
    return false
  } catch (error) {
    if (isBusy(error)) return true
    throw error
  } finally {
    handle.close()
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
