import { copyFileSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { chmodSync, writeFileSync } from 'node:fs'
import { dirname, relative, resolve, isAbsolute } from 'node:path'
import type { Command } from 'commander'
import { databaseFile } from '../installation.ts'
import { mastersUpTo, readMasterKeys } from '../key-file.ts'
import { copySqlite, isSound } from '../store/copy.ts'
import { inspect, type Inspection } from '../store/inspection.ts'
import { openSqliteReadOnly } from '../store/read-only.ts'
import { VERSION } from '../version.ts'
import { backupFiles, settleOnDisk, sha256Of, type BackupRecord } from './backup-folder.ts'
import { examples, type CommandLine } from './command-line.ts'
import { Refusal } from './refusal.ts'

/** `backup DIR`: a copy of the database, opened and checked, and the key beside it. */
export function addBackup(program: Command, line: CommandLine): void {
  const { text } = line
  const command = program
    .command('backup')
    .description(text.backup.about)
    .argument('<dir>', text.backup.folder)
    .option('--key-only', text.backup.keyOnly)
    .action(async (folder: string, options: { keyOnly?: true }) => {
      const target = resolve(folder)
      if (options.keyOnly) return backUpKey(line, target)
      await backUp(line, target)
    })
  examples(command, line, ['backup /mnt/backup/2026-11-23', 'backup --key-only /mnt/safe/relay'])
}

interface Checked {
  inspection: Inspection
  keyVersion: number
}

async function backUp(line: CommandLine, target: string): Promise<void> {
  const { text } = line
  const config = line.config()
  if (config.databaseUrl) throw new Refusal(text.backup.usePostgresTools(config.keyFile))
  const source = databaseFile(config)
  if (!existsSync(source)) throw new Refusal(text.noDatabase(source))
  refuseTarget(line, target)
  const files = backupFiles(target)
  const part = `${files.database}.part`
  let checked: Checked
  try {
    makePrivateFolder(files.databaseFolder)
    await copySqlite(source, part)
    chmodSync(part, 0o600)
    checked = await checkCopy(line, part)
    copyKey(line, target)
    settleOnDisk(part)
    renameSync(part, files.database)
    writeRecord(files.record, {
      product: 'career-relay',
      format: 1,
      version: VERSION,
      madeAt: new Date().toISOString(),
      counts: checked.inspection.content?.counts ?? null,
      keyVersion: checked.keyVersion,
      sha256: { database: await sha256Of(files.database), key: await sha256Of(files.key) },
    })
  } catch (error) {
    for (const made of [files.record, files.databaseFolder, files.keyFolder]) {
      rmSync(made, { recursive: true, force: true })
    }
    throw error
  }
  console.log(text.backup.done(target))
  console.log(text.backup.keepApart(files.keyFolder))
  const [wrong] = checked.inspection.content?.disagreeing ?? []
  if (wrong) throw new Refusal(text.disagrees(wrong))
}

function backUpKey(line: CommandLine, target: string): void {
  refuseTarget(line, target)
  copyKey(line, target)
  console.log(line.text.backup.keyDone(backupFiles(target).key))
}

function refuseTarget({ text, config }: CommandLine, target: string): void {
  const { dataDir } = config()
  if (existsSync(dataDir) && isWithin(realpathSync(dataDir), realPathOf(target))) {
    throw new Refusal(text.backup.insideData(target, dataDir))
  }
  const { record, databaseFolder, keyFolder } = backupFiles(target)
  if ([record, databaseFolder, keyFolder].some((one) => existsSync(one))) {
    throw new Refusal(text.backup.alreadyThere(target))
  }
}

function isWithin(outer: string, inner: string): boolean {
  const path = relative(outer, inner)
  return path === '' || (!isAbsolute(path) && path.split(/[\\/]/)[0] !== '..')
}

/** Where a folder that may not be there yet will really lie. */
function realPathOf(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  return resolve(realPathOf(dirname(path)), relative(dirname(path), path))
}

/** The copy as it is, and the number of the key it is under: it needs all keys up to that one. */
async function checkCopy({ text, config }: CommandLine, copy: string): Promise<Checked> {
  if (!isSound(copy)) throw new Refusal(text.backup.unsound)
  const db = openSqliteReadOnly(copy, true)
  const inspection = await db.snapshot(inspect).finally(() => db.close())
  const { keyFile } = config()
  const masters = readMasterKeys(keyFile)
  if (!masters) throw new Refusal(text.keyMissing(keyFile))
  const keyVersion = mastersUpTo(masters, inspection.fingerprint)?.length
  if (keyVersion === undefined) throw new Refusal(text.keyWrong(keyFile))
  return { inspection, keyVersion }
}

function copyKey({ text, config }: CommandLine, target: string): void {
  const { keyFile } = config()
  if (!readMasterKeys(keyFile)) throw new Refusal(text.keyMissing(keyFile))
  const files = backupFiles(target)
  makePrivateFolder(files.keyFolder)
  copyFileSync(keyFile, files.key)
  chmodSync(files.key, 0o600)
  settleOnDisk(files.key)
}

function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
}

function writeRecord(file: string, record: BackupRecord): void {
  writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  settleOnDisk(file)
}
