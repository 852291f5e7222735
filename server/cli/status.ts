import type { Command } from 'commander'
import type { Config } from '../config.ts'
import { databaseFile, lockFile } from '../installation.ts'
import { MAIL_TROUBLE_MS } from '../domain/delivery.ts'
import { mastersUpTo, readMasterKeys } from '../key-file.ts'
import type { Engine } from '../store/database.ts'
import { inspect, type Content } from '../store/inspection.ts'
import type { MigrationState } from '../store/migrations.ts'
import { isServerLocked } from '../store/server-lock.ts'
import { VERSION } from '../version.ts'
import { columnsOf } from './columns.ts'
import { examples, openExisting, type CommandLine } from './command-line.ts'
import { Refusal } from './refusal.ts'
import type { CommandText } from './text.ts'

/** What `status --json` prints; names stay as they are once released. */
export interface Status {
  version: string
  engine: Engine
  database: string
  /** The version is the number of the key in force; the file holds all up to it. */
  key: { file: string; state: 'fits' | 'missing' | 'wrong'; version: number | null }
  /** Unknown with PostgreSQL, which several servers may use. */
  serverRunning: boolean | null
  migrations: MigrationState
  /** Null for a database in the shape of another version. */
  content: Content | null
}

/** `status`: what an administrator, or a script that watches, wants to know. */
export function addStatus(program: Command, line: CommandLine): void {
  const { text } = line
  const command = program
    .command('status')
    .description(text.status.about)
    .option('--json', text.status.json)
    .action(async (options: { json?: true }) => {
      const status = await readStatus(line)
      console.log(options.json ? JSON.stringify(status, null, 2) : table(status, text))
      const problems = problemsOf(status, text)
      if (problems.length > 0) throw new Refusal(problems.join('\n'))
    })
  examples(command, line, ['status', 'status --json'])
}

async function readStatus(line: CommandLine): Promise<Status> {
  const config = line.config()
  const db = openExisting(line)
  try {
    const { migrations, fingerprint, content } = await db.snapshot(inspect)
    return {
      version: VERSION,
      engine: db.engine,
      database: placeOf(config),
      key: keyOf(config.keyFile, fingerprint),
      serverRunning: config.databaseUrl ? null : isServerLocked(lockFile(config)),
      migrations,
      content: content ?? null,
    }
  } finally {
    await db.close()
  }
}

function keyOf(file: string, fingerprint: string | undefined): Status['key'] {
  const masters = readMasterKeys(file)
  if (!masters) return { file, state: 'missing', version: null }
  const version = mastersUpTo(masters, fingerprint)?.length ?? null
  return { file, state: version === null ? 'wrong' : 'fits', version }
}

/** Without the password a connection string may hold. */
function placeOf({ databaseUrl, dataDir }: Config): string {
  if (!databaseUrl) return databaseFile({ dataDir })
  const { host, pathname } = new URL(databaseUrl)
  return host + pathname
}

function problemsOf({ migrations, key, content }: Status, text: CommandText): string[] {
  const say = text.status
  const mailSince = content?.outbox.mailFailingSince ?? Infinity
  const mailFails = Date.now() - mailSince >= MAIL_TROUBLE_MS
  const pending = migrations.all.filter((name) => !migrations.ran.includes(name))
  return [
    pending.length > 0 ? [say.pending(pending)] : [],
    migrations.unknown.length > 0 ? [text.newer(migrations.unknown)] : [],
    key.state === 'missing' ? [text.keyMissing(key.file)] : [],
    key.state === 'wrong' && migrations.ran.length > 0 ? [text.keyWrong(key.file)] : [],
    mailFails ? [say.mailFailing(new Date(mailSince).toISOString())] : [],
    content?.disagreeing.map((agreement) => text.disagrees(agreement)) ?? [],
  ].flat()
}

function table(status: Status, text: CommandText): string {
  const { migrations, content, key, serverRunning } = status
  const say = text.status
  const rows: [string, string][] = [
    [say.version, status.version],
    [say.engine, status.engine === 'sqlite' ? 'SQLite' : 'PostgreSQL'],
    [say.database, status.database],
    [say.key, `${key.file} (${say.keyStates[key.state]}${say.keyVersion(key.version)})`],
    ...(serverRunning === null
      ? []
      : [[say.server, serverRunning ? say.running : say.stopped] as [string, string]]),
    [say.migrations, `${migrations.ran.length}/${migrations.all.length}`],
  ]
  if (content) {
    const { waiting, failing, oldestAt } = content.outbox
    const oldest = oldestAt === null ? undefined : new Date(oldestAt).toISOString()
    rows.push(
      [say.outbox, say.waiting(waiting, failing, oldest)],
      [say.ledgers, `${content.accounts - content.disagreeing.length}/${content.accounts}`],
      ...Object.entries(content.counts).map(([name, count]): [string, string] => [
        name,
        String(count),
      ]),
    )
  }
  return columnsOf(rows)
}
