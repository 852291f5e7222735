import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { databaseFile, lockFile } from '../installation.ts'
import { rotateKey } from '../rotation.ts'
import { DatabaseInUse } from '../store/database.ts'
import { takeServerLock } from '../store/server-lock.ts'
import { examples, type CommandLine } from './command-line.ts'
import { Refusal } from './refusal.ts'

/** `keys rotate`: everything under a new key, with no server at work meanwhile. */
export function addKeys(program: Command, line: CommandLine): void {
  const say = line.text.keys
  const keys = program.command('keys').description(say.about)
  const command = keys
    .command('rotate')
    .description(say.rotate)
    .action(async () => {
      await rotate(line)
    })
  examples(command, line, ['keys rotate'])
}

async function rotate({ text, config }: CommandLine): Promise<void> {
  const settings = config()
  const { databaseUrl, dataDir, keyFile } = settings
  const file = databaseFile(settings)
  if (!databaseUrl && !existsSync(file)) throw new Refusal(text.noDatabase(file))
  const lock = databaseUrl ? undefined : takeServerLock(lockFile(settings))
  if (!databaseUrl && !lock) throw new Refusal(text.keys.serverRunning(dataDir))
  try {
    const version = await rotateKey(settings)
    console.log(`${text.keys.done(keyFile, version)}\n${text.keys.backUp}`)
  } catch (error) {
    if (!(error instanceof DatabaseInUse)) throw error
    throw new Refusal(text.keys.serverRunning('DATABASE_URL'))
  } finally {
    lock?.release()
  }
}
