import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ManifestValidation, ManifestValidationIssue } from 'office-addin-manifest'
import type { Locale } from '../../src/contract/locale.ts'
import { RULES, faultsIn, type Fault } from './check.ts'
import { faultLines } from './fault-lines.ts'
import { readElement, named } from './element.ts'
import { repositorySurroundings } from './surroundings.ts'
import { VALIDATE_TEXT } from './validate-text.ts'

/** Microsoft's service, as `office-addin-manifest` asks it: rejects when it cannot be reached. */
export type Ask = (file: string) => Promise<ManifestValidation>

/** Past this nobody waits for a service that may not be reachable at all. */
const PATIENCE_MS = 30_000

/**
 * `npm run validate`: our own rules first, which need no network, then Microsoft's service, which the
 * file is sent to. The answer is the exit code: 0 both accept it, 1 one of them does not or could
 * not be asked, 2 wrong usage.
 */
export async function validate(
  words: readonly string[],
  { locale, folder, ask }: { locale: Locale; folder: string; ask: Ask },
): Promise<number> {
  const text = VALIDATE_TEXT[locale]
  const [word, ...more] = words
  if (word === '--help' || word === '-h') {
    console.log(text.help)
    return 0
  }
  const file = resolve(folder, word ?? 'manifest.xml')
  if (more.length > 0 || word?.startsWith('-') || !existsSync(file)) {
    console.error(more.length > 0 || word?.startsWith('-') ? text.usage : text.noFile(file))
    return 2
  }
  const { faults, complete } = checked(readFileSync(file, 'utf8'))
  if (typeof faults === 'string' || faults.length > 0) {
    console.error(typeof faults === 'string' ? text.notRead(faults) : faultLines(faults, locale))
    return 1
  }
  console.log(text.rulesKept(RULES.length))
  if (!complete) console.log(text.notBuilt)
  return await askMicrosoft(file, ask, locale)
}

/** The rules broken, or why the file cannot be read; complete when the built pane could be looked at. */
function checked(xml: string): { faults: Fault[] | string; complete: boolean } {
  try {
    const [domain] = named('AppDomain', readElement(xml))
    const surroundings = repositorySurroundings(domain?.text ?? '')
    const complete = surroundings.handlers !== undefined
    return { faults: faultsIn(xml, surroundings), complete }
  } catch (error) {
    return { faults: (error as Error).message, complete: false }
  }
}

async function askMicrosoft(file: string, ask: Ask, locale: Locale): Promise<number> {
  const text = VALIDATE_TEXT[locale]
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${PATIENCE_MS / 1000} s`)), PATIENCE_MS)
  })
  try {
    const { isValid, report, status } = await Promise.race([ask(file), tooLate])
    for (const issue of [...(report?.errors ?? []), ...(report?.warnings ?? [])]) {
      console.error(issueLine(issue))
    }
    if (isValid) console.log(text.accepted)
    else console.error(report ? text.refused : text.noVerdict(status ?? 0))
    return isValid ? 0 : 1
  } catch (error) {
    console.error(text.notReached(reasonOf(error as Error)))
    return 1
  } finally {
    clearTimeout(timer)
  }
}

/** The last cause of a chain of them: what a person can do something about. */
function reasonOf({ message }: Error): string {
  return (
    message
      .split('\n')
      .at(-1)
      ?.replace(/^.*reason: /, '') ?? message
  )
}

function issueLine({ title, content, line }: ManifestValidationIssue): string {
  return `${title ?? ''}: ${content ?? ''}${line ? ` (${line})` : ''}`
}
