import type { Locale } from '../../src/contract/locale.ts'
import { seal, type Keys } from '../domain/secrets.ts'
import type { Db } from './database.ts'
import { enqueue, type OutboxItem, type OutboxKind } from './outbox.ts'

/** Mails to somebody whose address may be held for nothing else by the time they are sent. */
export type LetterKind = 'rights' | 'corrected' | 'withdrawn' | 'erased' | 'undelivered'

export interface Letter {
  registrationId: string
  workspaceId: string
  kind: LetterKind
  locale: Locale
  /** Sealed for this letter; kept until it has gone, and `LETTER_DAYS` at most. */
  sealedAddress: string
}

/** What its address is sealed to, so that it opens in no other letter and as no contact data. */
export function letterRow(registrationId: string, kind: string): string {
  return `letter/${kind}/${registrationId}`
}

const LETTER_KINDS: readonly OutboxKind[] = [
  'mail.rights',
  'mail.corrected',
  'mail.withdrawn',
  'mail.erased',
  'mail.undelivered',
]

/** A letter to an address, which is sealed for this letter alone. */
export function letterTo(
  keys: Keys,
  registration: { id: string; workspaceId: string },
  letter: { kind: LetterKind; locale: Locale; address: string },
): Letter {
  const { kind, locale, address } = letter
  const sealedAddress = seal(keys, letterRow(registration.id, kind), address)
  const { id: registrationId, workspaceId } = registration
  return { registrationId, workspaceId, kind, locale, sealedAddress }
}

/** Put a letter in the outbox with the address it goes to, in the transaction of what it tells. */
export async function postLetter(tx: Db, letter: Letter, now: number): Promise<void> {
  const { registrationId, workspaceId, kind } = letter
  const told = { locale: letter.locale, sealed_address: letter.sealedAddress, created_at: now }
  await tx
    .insertInto('letters')
    .values({ registration_id: registrationId, kind, workspace_id: workspaceId, ...told })
    .onConflict((on) => on.columns(['registration_id', 'kind']).doUpdateSet(told))
    .execute()
  await enqueue(tx, { workspaceId, kind: `mail.${kind}`, subjectId: registrationId }, now)
}

/** The letter behind an item of the outbox; none when it has gone before. */
export async function findLetter(
  db: Db,
  item: Pick<OutboxItem, 'workspaceId' | 'kind' | 'subjectId'>,
): Promise<(Letter & { createdAt: number }) | undefined> {
  const row = await db
    .selectFrom('letters')
    .selectAll()
    .where('workspace_id', '=', item.workspaceId)
    .where('registration_id', '=', item.subjectId)
    .where('kind', '=', item.kind.replace('mail.', ''))
    .executeTakeFirst()
  return (
    row && {
      registrationId: row.registration_id,
      workspaceId: row.workspace_id,
      kind: row.kind as LetterKind,
      locale: row.locale as Locale,
      sealedAddress: row.sealed_address,
      createdAt: row.created_at,
    }
  )
}

/** The mail has gone, or will not go: with it goes the address, in the same transaction. */
export async function forgetLetter(
  tx: Db,
  item: Pick<OutboxItem, 'workspaceId' | 'kind' | 'subjectId'>,
): Promise<void> {
  if (!LETTER_KINDS.includes(item.kind)) return
  await tx
    .deleteFrom('letters')
    .where('workspace_id', '=', item.workspaceId)
    .where('registration_id', '=', item.subjectId)
    .where('kind', '=', item.kind.replace('mail.', ''))
    .execute()
}

/** Forget letters that were to tell of something an erasure tells as well. */
export async function dropLetters(
  tx: Db,
  workspaceId: string,
  registrationIds: readonly string[],
): Promise<void> {
  if (registrationIds.length === 0) return
  await tx
    .deleteFrom('letters')
    .where('workspace_id', '=', workspaceId)
    .where('registration_id', 'in', registrationIds)
    .execute()
}
