import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from './config-error.ts'
import type { Config } from './config.ts'
import { deriveKeys, type Keys } from './domain/secrets.ts'
import {
  keyFingerprint,
  makeMasterKey,
  mastersUpTo,
  readMasterKeys,
  type Masters,
} from './key-file.ts'
import {
  DatabaseInUse,
  openPostgres,
  openSqlite,
  type Database,
  type Use,
} from './store/database.ts'
import { bindToKey, keptFingerprint } from './store/installation.ts'
import { takeServerLock, type ServerLock } from './store/server-lock.ts'

export const DATABASE_FILE = 'career-relay.sqlite'

export interface Installation {
  db: Database
  keys: Keys
}

/** The embedded database's file. */
export function databaseFile(config: Pick<Config, 'dataDir'>): string {
  return join(config.dataDir, DATABASE_FILE)
}

/** What a running server holds, so that nothing replaces its data meanwhile. */
export function lockFile(config: Pick<Config, 'dataDir'>): string {
  return join(config.dataDir, 'server.lock')
}

/**
 * Hold the embedded database for one server alone; PostgreSQL serves several and needs no lock.
 *
 * @throws ConfigError in one sentence.
 */
export function lockInstallation(config: Config): ServerLock {
  if (config.databaseUrl) return { release: () => undefined }
  requireFolder(config.dataDir)
  const lock = takeServerLock(lockFile(config))
  if (!lock) {
    throw new ConfigError(
      `Another Career Relay server is using ${config.dataDir}.`,
      `別の Career Relay サーバーが ${config.dataDir} を使用しています。`,
    )
  }
  return lock
}

/**
 * Open the database and its key, making both on the first start. A key that does not belong to the
 * database is refused: with another one, nobody could be recognised or written to any more.
 *
 * @throws ConfigError in one sentence; DatabaseInUse where it should be used alone.
 */
export async function openInstallation(config: Config, use: Use = 'shared'): Promise<Installation> {
  requireFolder(config.dataDir)
  const db = await openDatabase(config, use)
  try {
    const masters = await matchingKeys(config, db)
    db.holdTo(keyFingerprint(masters.at(-1) ?? masters[0]))
    return { db, keys: deriveKeys(...masters) }
  } catch (error) {
    await db.close()
    throw error
  }
}

async function openDatabase(config: Config, use: Use): Promise<Database> {
  try {
    return config.databaseUrl
      ? await openPostgres(config.databaseUrl, use)
      : await openSqlite(databaseFile(config))
  } catch (cause) {
    if (cause instanceof DatabaseInUse) throw cause
    const file = config.databaseUrl ? undefined : databaseFile(config)
    const reason = cause instanceof Error ? cause.message : ''
    throw new ConfigError(
      `The database ${file ?? 'at DATABASE_URL'} cannot be opened: ${reason}.`,
      `${file ?? 'DATABASE_URL の'}データベースを開けません: ${reason}`,
      { cause },
    )
  }
}

async function matchingKeys(config: Config, db: Database): Promise<Masters> {
  const known = readMasterKeys(config.keyFile)
  if (!known && (await keptFingerprint(db.read))) {
    throw new ConfigError(
      `The key file ${config.keyFile} is missing. Put it back from your backup; without it the data cannot be used.`,
      `鍵ファイル ${config.keyFile} がありません。バックアップから戻してください。鍵がないとデータを利用できません。`,
    )
  }
  const masters: Masters = known ?? [makeMasterKey(config.keyFile)]
  const kept = await bindToKey(db, keyFingerprint(masters.at(-1) ?? masters[0]))
  const inForce = mastersUpTo(masters, kept)
  if (!inForce) {
    throw new ConfigError(
      `The key file ${config.keyFile} belongs to another database.`,
      `鍵ファイル ${config.keyFile} は別のデータベースのものです。`,
    )
  }
  return inForce
}

function requireFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
  } catch (cause) {
    throw new ConfigError(
      `The folder ${folder} (DATA_DIR) cannot be written to.`,
      `フォルダー ${folder} (DATA_DIR) に書き込めません。`,
      { cause },
    )
  }
}
