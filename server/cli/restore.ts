import { existsSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { databaseFile, lockFile } from '../installation.ts'
import { mastersUpTo, readMasterKeys } from '../key-file.ts'
import { isSound } from '../store/copy.ts'
import { inspect, type Inspection } from '../store/inspection.ts'
import { openSqliteReadOnly } from '../store/read-only.ts'
import { takeServerLock } from '../store/server-lock.ts'
import { backupFiles, readBackupRecord, sha256Of } from './backup-folder.ts'
import { examples, type CommandLine } from './command-line.ts'
import { Refusal } from './refusal.ts'
import { hasData, replaceData } from './replace-data.ts'

interface Options {
  key?: string
  force?: true
}

/** `restore DIR`: put a backup in place once everything in it has been found to be right. */
export function addRestore(program: Command, line: CommandLine): void {
  const { text } = line
  const command = program
    .command('restore')
    .description(text.restore.about)
    .argument('<dir>', text.restore.folder)
    .option('--key <file>', text.restore.key)
    .option('--force', text.restore.force)
    .action(async (folder: string, options: Options) => {
      await restore(line, resolve(folder), options)
    })
  examples(command, line, [
    'restore /mnt/backup/2026-11-23',
    'restore /mnt/backup/2026-11-23 --key /mnt/safe/relay/key/relay.key --force',
  ])
}

async function restore(line: CommandLine, folder: string, options: Options): Promise<void> {
  const { text } = line
  const config = line.config()
  if (config.databaseUrl) throw new Refusal(text.restore.usePostgresTools(config.keyFile))
  const inspection = await checkBackup(line, folder)
  const key = fittingKey(line, folder, { inspection, named: options.key })
  mkdirSync(config.dataDir, { recursive: true })
  const lock = takeServerLock(lockFile(config))
  if (!lock) throw new Refusal(text.restore.serverRunning(config.dataDir))
  try {
    if (hasData(config) && !options.force) throw new Refusal(text.restore.hasData(config.dataDir))
    const { database } = backupFiles(folder)
    const kept = await replaceData(config, { database, key, now: new Date() })
    console.log(text.restore.done(databaseFile(config)))
    if (kept) console.log(text.restore.kept(kept))
  } finally {
    lock.release()
  }
  const [wrong] = inspection.content?.disagreeing ?? []
  if (wrong) throw new Refusal(text.disagrees(wrong))
}

async function checkBackup({ text }: CommandLine, folder: string): Promise<Inspection> {
  const record = readBackupRecord(folder)
  const files = backupFiles(folder)
  if (!record || !existsSync(files.database)) throw new Refusal(text.restore.noBackup(folder))
  if ((await sha256Of(files.database)) !== record.sha256.database) {
    throw new Refusal(text.restore.changed(files.database))
  }
  if (existsSync(files.key) && (await sha256Of(files.key)) !== record.sha256.key) {
    throw new Refusal(text.restore.changed(files.key))
  }
  if (!isSound(files.database)) throw new Refusal(text.restore.changed(files.database))
  const db = openSqliteReadOnly(files.database, true)
  const inspection = await db.snapshot(inspect).finally(() => db.close())
  const { migrations, content } = inspection
  if (migrations.unknown.length > 0) throw new Refusal(text.newer(migrations.unknown))
  const counted = Object.entries(content?.counts ?? {})
  if (counted.some(([name, count]) => (record.counts?.[name] ?? count) !== count)) {
    throw new Refusal(text.restore.changed(files.database))
  }
  return inspection
}

/** The named key, else the one in the backup, else the one in place; it must fit the database. */
function fittingKey(
  { text, config }: CommandLine,
  folder: string,
  { inspection, named }: { inspection: Inspection; named: string | undefined },
): string {
  const { keyFile } = config()
  const backedUp = backupFiles(folder).key
  const file = named ? resolve(named) : existsSync(backedUp) ? backedUp : keyFile
  const masters = readMasterKeys(file)
  if (!masters) throw new Refusal(named ? text.keyMissing(file) : text.restore.nameKey(backedUp))
  if (!mastersUpTo(masters, inspection.fingerprint)) throw new Refusal(text.keyWrong(file))
  return file
}
