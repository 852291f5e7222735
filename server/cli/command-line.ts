import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import type { Config } from '../config.ts'
import { databaseFile } from '../installation.ts'
import {
  openPostgresReadOnly,
  openSqliteReadOnly,
  type ReadOnlyDatabase,
} from '../store/read-only.ts'
import { Refusal } from './refusal.ts'
import type { CommandText } from './text.ts'

/** What every command is given. */
export interface CommandLine {
  text: CommandText
  /** Read only by a command that runs, so that `--help` works beside a wrong setting. */
  config: () => Config
}

/** The examples under a command's own help. */
export function examples(command: Command, line: CommandLine, words: string[]): Command {
  const shown = words.map((one) => `  career-relay ${one}`).join('\n')
  return command.addHelpText('after', `\n${line.text.examples}\n${shown}`)
}

/** Open the database of this installation to look at it. @throws Refusal where there is none. */
export function openExisting({ text, config }: CommandLine): ReadOnlyDatabase {
  const { databaseUrl, dataDir } = config()
  if (databaseUrl) return openPostgresReadOnly(databaseUrl)
  const file = databaseFile({ dataDir })
  if (!existsSync(file)) throw new Refusal(text.noDatabase(file))
  return openSqliteReadOnly(file)
}
