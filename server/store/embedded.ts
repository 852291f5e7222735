import type { Kysely, QueryResult } from 'kysely'
import type { Tables } from './schema.ts'

type Answer = (sql: string, parameters: readonly unknown[]) => QueryResult<unknown>

const answers = new WeakMap<object, Answer>()

/**
 * Say how an embedded database answers a query. It does so at once, on the one connection that `db`
 * has; the way there through Kysely takes as long again.
 */
export function answerAtOnce(db: Kysely<Tables>, answer: Answer): void {
  answers.set(db.getExecutor().adapter, answer)
}

/** What was said of this database; nothing where a query has a way to go. */
export function answerOf(db: Kysely<Tables>): Answer | undefined {
  return answers.get(db.getExecutor().adapter)
}
