import { createHash } from 'node:crypto'
import { closeSync, createReadStream, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'

/** What stands in `backup.json`; it is written last, so where it is, the backup is whole. */
const BackupRecord = Type.Object({
  product: Type.Literal('career-relay'),
  format: Type.Literal(1),
  version: Type.String(),
  madeAt: Type.String(),
  /** Null where the database had the shape of another version and was copied unread. */
  /** The number of the key the database is under; the key file must hold all up to it. */
  keyVersion: Type.Optional(Type.Integer()),
  counts: Type.Union([Type.Record(Type.String(), Type.Integer()), Type.Null()]),
  sha256: Type.Object({ database: Type.String(), key: Type.String() }),
})
export type BackupRecord = Static<typeof BackupRecord>

/** The database and its key lie in folders of their own, so that they can be kept apart. */
export function backupFiles(folder: string) {
  return {
    record: join(folder, 'backup.json'),
    databaseFolder: join(folder, 'database'),
    database: join(folder, 'database', 'career-relay.sqlite'),
    keyFolder: join(folder, 'key'),
    key: join(folder, 'key', 'relay.key'),
  }
}

/** The record of the backup in a folder; nothing where none is or it is not ours. */
export function readBackupRecord(folder: string): BackupRecord | undefined {
  const { record } = backupFiles(folder)
  if (!existsSync(record)) return undefined
  try {
    const content: unknown = JSON.parse(readFileSync(record, 'utf8'))
    return Value.Check(BackupRecord, content) ? content : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** SHA-256 of a file of any size, in hex. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** Return only when what was written to a file would survive the power going out. */
export function settleOnDisk(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
