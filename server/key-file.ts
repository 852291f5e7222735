import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { ConfigError } from './config-error.ts'
import { MASTER_KEY_BYTES } from './domain/secrets.ts'

/** As the first start writes it, and as the first rotation does: all masters, the first one first. */
type KeyFile = { version: 1; master: string } | { version: 2; masters: string[] }

/** The masters of an installation, the first one first; there is at least one. */
export type Masters = readonly [Buffer, ...Buffer[]]

/** Read the key file; nothing when there is none. @throws ConfigError when it is no key file. */
export function readMasterKeys(file: string): Masters | undefined {
  let content: string
  try {
    content = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new ConfigError(
      `The key file ${file} cannot be read.`,
      `鍵ファイル ${file} を読み取れません。`,
      { cause: error },
    )
  }
  const masters = parse(content)
  if (!masters) {
    throw new ConfigError(
      `${file} is not a key file of Career Relay.`,
      `${file} は Career Relay の鍵ファイルではありません。`,
    )
  }
  return masters
}

function parse(content: string): Masters | undefined {
  try {
    const file = JSON.parse(content) as KeyFile
    const masters = (file.version === 2 ? file.masters : [file.master]).map((one) =>
      Buffer.from(one, 'base64'),
    )
    const [first, ...later] = masters
    const whole = masters.every((one) => one.length === MASTER_KEY_BYTES)
    return first && whole ? [first, ...later] : undefined
  } catch {
    return undefined
  }
}

/** Make the key of a new installation, readable by its owner only, on disk before it is used. */
export function makeMasterKey(file: string): Buffer {
  const master = randomBytes(MASTER_KEY_BYTES)
  mkdirSync(dirname(file), { recursive: true })
  writeWhole(file, { version: 1, master: master.toString('base64') })
  return master
}

/**
 * Add a key to the file, behind those that are there. It is prepared by this and not yet in force:
 * the database says which one is.
 */
export function addMasterKey(file: string, before: Masters): Masters {
  const masters: Masters = [...before, randomBytes(MASTER_KEY_BYTES)]
  const fresh = `${file}.new`
  rmSync(fresh, { force: true })
  writeWhole(fresh, { version: 2, masters: masters.map((one) => one.toString('base64')) })
  renameSync(fresh, file)
  settleFolder(dirname(file))
  return masters
}

function writeWhole(file: string, content: KeyFile): void {
  const handle = openSync(file, 'wx', 0o600)
  writeFileSync(handle, `${JSON.stringify(content)}\n`)
  fsyncSync(handle)
  closeSync(handle)
}

/** A rename is on disk only with its folder; Windows, where folders cannot be synced, does it itself. */
function settleFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** What the database keeps of the key in force, so that a wrong key file is noticed at start. */
export function keyFingerprint(master: Buffer): string {
  return createHash('sha256').update('career-relay/fingerprint').update(master).digest('hex')
}

/**
 * The masters up to the one a database is under; nothing when it is under none of them. Those after
 * it were prepared by a rotation that did not come to its end.
 */
export function mastersUpTo(
  masters: Masters,
  fingerprint: string | undefined,
): Masters | undefined {
  const version = masters.findIndex((one) => keyFingerprint(one) === fingerprint) + 1
  return version > 0 ? [masters[0], ...masters.slice(1, version)] : undefined
}
