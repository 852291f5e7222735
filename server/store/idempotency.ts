import { DomainError } from '../domain/domain-error.ts'
import type { Db } from './database.ts'
import { insertOnce } from './statement.ts'

/** A write of the API as its `Idempotency-Key` knows it. */
export interface WriteKey {
  workspaceId: string
  /** Hash over who asked and the key. */
  keyHash: string
  /** Keyed hash over what was asked. */
  requestHash: string
}

/**
 * Remember a write in its own transaction. The first time it answers nothing and the write goes on;
 * a repetition gets the id of the first time's result and does nothing again.
 *
 * @throws DomainError `idempotency_key_reused` for the same key with another request, where it is
 * known what was asked: of before the hashes were keyed it is not.
 */
export async function repeatedResult(
  tx: Db,
  key: WriteKey,
  resultId: string,
  now: number,
): Promise<string | undefined> {
  const fresh = await insertOnce(tx, 'idempotency_keys', {
    workspace_id: key.workspaceId,
    key_hash: key.keyHash,
    request_hash: key.requestHash,
    result_id: resultId,
    created_at: now,
  })
  if (fresh) return undefined
  const first = await tx
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'result_id'])
    .where('workspace_id', '=', key.workspaceId)
    .where('key_hash', '=', key.keyHash)
    .executeTakeFirstOrThrow()
  if (first.request_hash !== '' && first.request_hash !== key.requestHash) {
    throw new DomainError('idempotency_key_reused')
  }
  return first.result_id
}
