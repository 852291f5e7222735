import { FAILURE_WINDOW_MS, FAILURES_PER_WINDOW } from '../domain/access-code.ts'
import type { Db } from './database.ts'

const windowOf = (now: number) => now - (now % FAILURE_WINDOW_MS)

/**
 * Count a sign-in before it is looked at, so that many at once are counted too, in the database,
 * so that several processes share the count. One that succeeds is taken back by `forgiveAttempt`.
 * Tells whether the address may still try.
 */
export async function countAttempt(tx: Db, bucket: string, now: number): Promise<boolean> {
  const { failures } = await tx
    .insertInto('sign_in_attempts')
    .values({ bucket, window_start: windowOf(now), failures: 1 })
    .onConflict((on) =>
      on
        .columns(['bucket', 'window_start'])
        .doUpdateSet((eb) => ({ failures: eb('sign_in_attempts.failures', '+', 1) })),
    )
    .returning('failures')
    .executeTakeFirstOrThrow()
  return failures <= FAILURES_PER_WINDOW
}

/** It was no guess: somebody had a good code. */
export async function forgiveAttempt(tx: Db, bucket: string, now: number): Promise<void> {
  await tx
    .updateTable('sign_in_attempts')
    .set((eb) => ({ failures: eb('failures', '-', 1) }))
    .where('bucket', '=', bucket)
    .where('window_start', '=', windowOf(now))
    .execute()
}
