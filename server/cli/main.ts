import { Command, CommanderError } from 'commander'
import { ConfigError } from '../config-error.ts'
import { consoleLocale, readConfig } from '../config.ts'
import { VERSION } from '../version.ts'
import { addBackup } from './backup.ts'
import { addCode } from './code.ts'
import type { CommandLine } from './command-line.ts'
import { addFindLinks } from './find-links.ts'
import { addKeys } from './keys.ts'
import { addRecognise } from './recognise.ts'
import { Refusal } from './refusal.ts'
import { addRemove } from './remove.ts'
import { addRestore } from './restore.ts'
import { addRetention } from './retention.ts'
import { addServe } from './serve.ts'
import { addStatus } from './status.ts'
import { addTenant } from './tenant.ts'
import { commandText } from './text.ts'
import { usageInJapanese } from './usage-text.ts'

/** Done, could not be done, and wrong usage: what a script may rely on. */
const EXIT = { done: 0, refused: 1, usage: 2 }

const text = commandText[consoleLocale()]
const line: CommandLine = { text, config: () => readConfig() }

const program = new Command('career-relay')
  .description(text.about)
  .version(VERSION, '-V, --version', text.version)
  .helpOption('-h, --help', text.help)
  .helpCommand('help [command]', text.help)
  .configureHelp({ styleTitle: text.heading })
  .configureOutput({ outputError: (said, write) => write(inReadersLanguage(said)) })
  .showHelpAfterError(text.hint)
  .exitOverride()
addServe(program, line)
addCode(program, line)
addRemove(program, line)
addTenant(program, line)
addStatus(program, line)
addKeys(program, line)
addBackup(program, line)
addRestore(program, line)
addRetention(program, line)
addFindLinks(program, line)
addRecognise(program, line)
program.addHelpText('after', `\n${text.afterHelp}`)

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = explain(error)
}

/** Commander speaks English only. */
function inReadersLanguage(said: string): string {
  return consoleLocale() === 'ja' ? usageInJapanese(said) : said
}

/** Say what went wrong in one sentence, unless commander has said it; tells the exit code. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) {
    const asked = error.code === 'commander.helpDisplayed' || error.code === 'commander.version'
    return asked ? EXIT.done : EXIT.usage
  }
  process.stderr.write(`${reasonOf(error)}\n`)
  return EXIT.refused
}

/** The sentence for what was expected to go wrong; whatever was not is thrown on. */
function reasonOf(error: unknown): string {
  if (error instanceof ConfigError) return error.sentence(consoleLocale())
  if (error instanceof Refusal) return error.message
  if (isFromTheSystem(error)) return text.failed(error.message || error.code)
  throw error
}

/** A full disk or a database that is none says so itself; anything else is a fault of ours. */
function isFromTheSystem(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}
