import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Config } from '../config.ts'
import { databaseFile } from '../installation.ts'
import { settleLog } from '../store/copy.ts'
import { settleOnDisk } from './backup-folder.ts'

type Places = Pick<Config, 'dataDir' | 'keyFile'>

/** A database and what SQLite lays beside it after a crash. */
function databaseFiles(places: Places): string[] {
  const file = databaseFile(places)
  return [file, `${file}-wal`, `${file}-shm`]
}

/** Whether there is a database here that a restore would replace. */
export function hasData(places: Places): boolean {
  return databaseFiles(places).some((file) => existsSync(file))
}

/**
 * Put another database and its key in place, under the server's lock. Everything new lies complete
 * on the disk, and a copy of everything old lies aside, before one rename puts the database in
 * place; whatever fails before that leaves the old data as they were.
 *
 * @returns the folder that holds what was here before, if anything was.
 */
export async function replaceData(
  places: Places,
  { database, key, now }: { database: string; key: string; now: Date },
): Promise<string | undefined> {
  const target = databaseFile(places)
  const staged = { database: `${target}.restoring`, key: `${places.keyFile}.restoring` }
  const newKey = !sameContent(key, places.keyFile)
  try {
    stage(database, staged.database)
    if (newKey) stage(key, staged.key)
    const kept = keepAside(places, newKey, now)
    if (newKey) renameSync(staged.key, places.keyFile)
    try {
      // A log left beside the new database would be taken for its own.
      for (const log of databaseFiles(places).slice(1)) rmSync(log, { force: true })
      renameSync(staged.database, target)
    } catch (error) {
      if (kept) putBack(places, kept)
      throw error
    }
    return kept
  } finally {
    rmSync(staged.database, { force: true })
    rmSync(staged.key, { force: true })
  }
}

function sameContent(one: string, other: string): boolean {
  return existsSync(other) && readFileSync(one).equals(readFileSync(other))
}

function stage(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(from, to)
  chmodSync(to, 0o600)
  settleOnDisk(to)
}

function keepAside(places: Places, withKey: boolean, now: Date): string | undefined {
  const target = databaseFile(places)
  if (existsSync(target)) settleLog(target)
  const old = databaseFiles(places).filter((file) => existsSync(file))
  if (withKey && existsSync(places.keyFile)) old.push(places.keyFile)
  if (old.length === 0) return undefined
  const stamp = now.toISOString().replace(/[:.]/g, '-')
  const aside = join(places.dataDir, `before-restore-${stamp}`)
  mkdirSync(aside, { mode: 0o700 })
  try {
    for (const file of old) stage(file, join(aside, basename(file)))
  } catch (error) {
    rmSync(aside, { recursive: true, force: true })
    throw error
  }
  return aside
}

function putBack(places: Places, aside: string): void {
  for (const file of [...databaseFiles(places), places.keyFile]) {
    const copy = join(aside, basename(file))
    if (existsSync(copy)) copyFileSync(copy, file)
  }
}
