import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { localeOfEnvironment, startText, type Locale } from './text.ts'

/** Where the sandbox listens and keeps its data. */
export interface Settings {
  port: number
  dataDir: string
  https: boolean
  locale: Locale
}

/** Something about the machine that its owner can put right; the message is for them. */
export class StartError extends Error {
  override name = 'StartError'
}

const DEFAULT_PORT = 3000
const HIGHEST_PORT = 65_535

/** Read PORT, DATA_DIR and HTTPS, and refuse with one sentence what cannot work. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const locale = localeOfEnvironment(environment)
  const say = startText[locale]
  const port = Number(environment.PORT ?? DEFAULT_PORT)
  if (!/^\d*$/.test(environment.PORT ?? '') || port < 1 || port > HIGHEST_PORT) {
    throw new StartError(say.badPort(environment.PORT ?? ''))
  }
  const dataDir = resolve(environment.DATA_DIR ?? 'data')
  try {
    makeWritable(dataDir)
  } catch (cause) {
    throw new StartError(say.unwritable(dataDir), { cause })
  }
  return { port, dataDir, https: environment.HTTPS === '1', locale }
}

/** Asking for permission is not enough: root has it everywhere, also where nothing can be written. */
function makeWritable(folder: string): void {
  makeFolder(folder)
  const probe = join(folder, `.writable-${process.pid}`)
  writeFileSync(probe, '')
  rmSync(probe)
}

/** Node's own recursive mkdir never returns under /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}
