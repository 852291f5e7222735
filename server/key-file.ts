import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, openSync, readFileSync, writeFileSync, fsyncSync, closeSync } from 'node:fs'
import { dirname } from 'node:path'
import { ConfigError } from './config-error.ts'
import { MASTER_KEY_BYTES } from './domain/secrets.ts'

interface KeyFile {
  version: 1
  master: string
}

/** Read the key file; nothing when there is none. @throws ConfigError when it is no key file. */
export function readMasterKey(file: string): Buffer | undefined {
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
  const master = parse(content)
  if (!master) {
    throw new ConfigError(
      `${file} is not a key file of Career Relay.`,
      `${file} は Career Relay の鍵ファイルではありません。`,
    )
  }
  return master
}

function parse(content: string): Buffer | undefined {
  try {
    const master = Buffer.from((JSON.parse(content) as KeyFile).master, 'base64')
    return master.length === MASTER_KEY_BYTES ? master : undefined
  } catch {
    return undefined
  }
}

/** Make the key of a new installation, readable by its owner only, on disk before it is used. */
export function makeMasterKey(file: string): Buffer {
  const master = randomBytes(MASTER_KEY_BYTES)
  const content: KeyFile = { version: 1, master: master.toString('base64') }
  mkdirSync(dirname(file), { recursive: true })
  const handle = openSync(file, 'wx', 0o600)
  writeFileSync(handle, `${JSON.stringify(content)}\n`)
  fsyncSync(handle)
  closeSync(handle)
  return master
}

/** What the database keeps of the key, so that a wrong key file is noticed at start. */
export function keyFingerprint(master: Buffer): string {
  return createHash('sha256').update('career-relay/fingerprint').update(master).digest('hex')
}
