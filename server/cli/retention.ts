import type { Command } from 'commander'
import { openInstallation } from '../installation.ts'
import { migrationState } from '../store/migrations.ts'
import { forgetDue, retentionPlan, type RetentionPlan } from '../store/retention.ts'
import { examples, openExisting, type CommandLine } from './command-line.ts'
import { Refusal } from './refusal.ts'
import type { RetentionText } from './retention-text.ts'
import { columnsOf } from './columns.ts'

/** `retention`: say what is due to be forgotten, and forget it unless only asked. */
export function addRetention(program: Command, line: CommandLine): void {
  const say = line.text.retention
  const command = program
    .command('retention')
    .description(say.about)
    .option('--dry-run', say.dryRun)
    .option('--json', say.json)
    .action(async ({ dryRun = false, json = false }: { dryRun?: boolean; json?: boolean }) => {
      const now = Date.now()
      const plans = await planned(line, now)
      if (!json) console.log(table(plans, say))
      const forgotten = dryRun ? undefined : await forget(line, now)
      if (json) console.log(JSON.stringify({ plans, forgotten: forgotten ?? null }, null, 2))
      else if (forgotten === undefined)
        console.log(`\n${say.would(sum(plans.map((one) => one.due)))}`)
      else console.log(`\n${say.forgot(sum(Object.values(forgotten)))}`)
    })
  examples(command, line, ['retention --dry-run', 'retention --dry-run --json', 'retention'])
}

/** @throws Refusal for a database in the shape of an older version */
async function planned(line: CommandLine, now: number): Promise<RetentionPlan[]> {
  const db = openExisting(line)
  try {
    return await db.snapshot(async (tx) => {
      const { all, ran } = await migrationState(tx)
      if (ran.length < all.length) throw new Refusal(line.text.retention.pending)
      return await retentionPlan(tx, now)
    })
  } finally {
    await db.close()
  }
}

/** A person asked for it, so it goes on to the end. */
async function forget({ config }: CommandLine, now: number) {
  const installation = await openInstallation(config())
  try {
    return await forgetDue(installation, now, { mostBatches: Infinity })
  } finally {
    await installation.db.close()
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, one) => all + one, 0)
}

function table(plans: readonly RetentionPlan[], say: RetentionText): string {
  const rows = plans.map(({ rule, keptDays, held, due, oldest, nextDue }) => [
    say.rules[rule],
    keptDays === null ? say.forGood : say.days(keptDays),
    String(held),
    String(due),
    dayIn(oldest),
    dayIn(nextDue),
  ])
  return columnsOf([say.head, ...rows])
}

function dayIn(at: number | null): string {
  return at === null ? '-' : new Date(at).toISOString().slice(0, 10)
}
