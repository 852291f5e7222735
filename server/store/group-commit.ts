import type SQLite from 'better-sqlite3'

/** Writes of one event-loop turn that share a commit; more wait for the next. */
const GROUP_SIZE = 256

interface Job {
  work: () => Promise<unknown>
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/**
 * One transaction, and so one fsync, for all writes of an event-loop turn; a savepoint each, so
 * that one that fails takes nothing along. A write is acknowledged only after the commit.
 */
export function createGroupCommit(handle: SQLite.Database) {
  const queue: Job[] = []
  let running: Promise<void> | undefined

  const statement = (sql: string) => {
    const prepared = handle.prepare(sql)
    return () => void prepared.run()
  }
  const begin = statement('BEGIN IMMEDIATE')
  const commit = statement('COMMIT')
  const rollback = statement('ROLLBACK')
  const savepoint = statement('SAVEPOINT job')
  const release = statement('RELEASE job')
  const undo = statement('ROLLBACK TO job')

  async function runJob(job: Job): Promise<() => void> {
    savepoint()
    try {
      const value = await job.work()
      release()
      return () => job.resolve(value)
    } catch (error) {
      undo()
      release()
      return () => job.reject(error)
    }
  }

  async function runGroup(group: Job[]): Promise<void> {
    const answers: (() => void)[] = []
    try {
      begin()
      for (const job of group) answers.push(await runJob(job))
      commit()
    } catch (error) {
      if (handle.inTransaction) rollback()
      for (const job of group) job.reject(error)
      return
    }
    for (const answer of answers) answer()
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      await new Promise((resolve) => setImmediate(resolve))
      await runGroup(queue.splice(0, GROUP_SIZE))
    }
    running = undefined
  }

  return {
    run<T>(work: () => Promise<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        queue.push({ work, resolve: resolve as (value: unknown) => void, reject })
        running ??= drain()
      })
    },
    async idle(): Promise<void> {
      await running
    },
  }
}
