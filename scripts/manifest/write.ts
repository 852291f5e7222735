import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Locale } from '../../src/contract/locale.ts'
import { faultsIn } from './check.ts'
import { deployableManifest } from './deployable.ts'
import { faultLines } from './fault-lines.ts'
import { readOptions, type Options } from './options.ts'
import { repositorySurroundings } from './surroundings.ts'
import { MANIFEST_TEXT } from './text.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const SOURCE = resolve(root, 'manifest.xml')

/** What the command line reads and where it speaks. */
interface Terminal {
  words: readonly string[]
  locale: Locale
  /** Where relative paths start. */
  folder: string
}

/**
 * `npm run manifest`: write the copy a company deploys, and say where it went. The answer is the exit
 * code: 0 done, 1 could not be done, 2 wrong usage. What does not keep to the rules is not written.
 */
export function writeManifest({ words, locale, folder }: Terminal): number {
  const text = MANIFEST_TEXT[locale]
  const options = readOptions(words)
  if ('because' in options) {
    if (options.because === 'help') console.log(text.help)
    else console.error(text.refusal(options))
    return options.because === 'help' ? 0 : 2
  }
  const file = fileOf(options, folder)
  if (file === SOURCE) {
    console.error(text.sameFile)
    return 2
  }
  const { deployment } = options
  const xml = deployableManifest(readFileSync(SOURCE, 'utf8'), deployment)
  const faults = faultsIn(xml, repositorySurroundings(deployment.origin))
  if (faults.length > 0) {
    console.error(faultLines(faults, locale))
    return 1
  }
  if (deployment.sendMode === 'SoftBlock' && !deployment.exchangeServer) {
    console.error(text.softBlock)
  }
  if (deployment.exchangeServer) console.error(text.exchangeServer)
  if (file === undefined) {
    process.stdout.write(xml)
    return 0
  }
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, xml)
  } catch (error) {
    console.error(text.notWritten(file, (error as Error).message))
    return 1
  }
  const [, id = ''] = /<Id>(.*)<\/Id>/.exec(xml) ?? []
  const [, version = ''] = /<Version>(.*)<\/Version>/.exec(xml) ?? []
  console.log(text.written({ file, deployment, id, version }))
  return 0
}

/** Undefined for standard output. */
function fileOf({ output }: Options, folder: string): string | undefined {
  if (output === '-') return undefined
  return output === undefined ? resolve(root, 'dist/manifest.xml') : resolve(folder, output)
}
