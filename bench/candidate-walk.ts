import { confirmSecret, rightsSecret } from '../server/domain/secrets.ts'
import { openInstallation } from '../server/installation.ts'
import { configOf, tokenOf } from './workspace.ts'

/** One registration by its secrets, which only the mailbox sees. */
interface Entry {
  confirm: string
  rights: string
}

/**
 * A candidate's pages in the order they are come to, each opened by `look` while it stands as named:
 * the form, one entry confirmed and a later one to correct it, what is held with the pages agreed
 * on, and what is left after a withdrawal and an erasure.
 */
export async function walkAsCandidate(
  { folder, origin }: { folder: string; origin: string },
  look: (path: string) => Promise<void>,
): Promise<void> {
  const offer = `/r/${tokenOf(0)}`
  const ask = async (path: string, form?: Record<string, string>) => {
    const answer = await fetch(
      origin + path,
      form && { method: 'POST', body: new URLSearchParams(form) },
    )
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    return await answer.text()
  }
  const pressed = async (path: string, form: Record<string, string> = {}) => {
    const [, page = ''] = /name="page" value="(\w+)"/.exec(await ask(path)) ?? []
    return page === '' ? form : { ...form, page }
  }
  const register = async (name: string): Promise<Entry> => {
    const form = await pressed(offer, { name, email: 'candidate0@example.com', agree: 'yes' })
    await ask(`${offer}/consent`, form)
    return await newestEntry(folder)
  }
  for (const path of [`${offer}?lang=ja`, `${offer}?lang=en`]) await look(path)
  await look(`${offer}/decline?lang=en`)
  await look(`${offer}/rights-mail?lang=ja`)
  const { confirm, rights } = await register('佐藤 花子')
  await look(`${confirm}?lang=ja`)
  await ask(confirm, await pressed(confirm))
  const later = await register('鈴木 花子')
  await look(`${later.confirm}?lang=en`)
  await look(`${rights}?lang=ja`)
  const [, copy = ''] = /href="([^"]*\/pages\/[0-9a-f]{64})/.exec(await ask(rights)) ?? []
  await look(`${copy}?lang=ja`)
  await look(`${rights}/withdraw?lang=en`)
  await ask(`${rights}/withdraw`, {})
  await look(`${rights}/withdraw?lang=ja`)
  await look(`${rights}/erase?lang=en`)
  await ask(`${rights}/erase`, {})
  await look(`${rights}?lang=ja`)
}

async function newestEntry(folder: string): Promise<Entry> {
  const { db, keys } = await openInstallation(configOf(folder))
  const { id } = await db.read
    .selectFrom('registrations')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  await db.close()
  return {
    confirm: `/confirm/${confirmSecret(keys, id)}`,
    rights: `/rights/${rightsSecret(keys, id)}`,
  }
}
