import { expect, test } from '@jest/globals'
import { DatabaseInUse, openPostgres } from '../../server/store/database.ts'
import { bindToKey, keepFingerprint } from '../../server/store/installation.ts'
import { newDatabase } from '../databases.ts'

/** More at once than there are connections yet, so that new ones are made. */
const askTenTimes = async (db: Awaited<ReturnType<typeof openPostgres>>) =>
  await Promise.all(
    Array.from({ length: 10 }, () => db.read.selectFrom('settings').selectAll().execute()),
  )

test('a process that holds the old key makes no connection to a database under a new one', async () => {
  const first = await newDatabase('postgres')
  await bindToKey(first, 'old')
  const server = await first.reopen()
  server.holdTo('old')
  // What a rotation does, if it could begin while this process had no connection open.
  await first.write((tx) => keepFingerprint(tx, 'new'))
  await expect(askTenTimes(server)).rejects.toThrow('under another key')
  server.holdTo('new')
  expect(await askTenTimes(server)).toHaveLength(10)
  await server.close()
  await first.drop()
})

test('a database that others use is not to be had alone, and one that is had alone lets others wait', async () => {
  const first = await newDatabase('postgres')
  const url = first.url ?? ''
  await expect(openPostgres(url, 'alone')).rejects.toThrow(DatabaseInUse)
  await first.close()
  const alone = await openPostgres(url, 'alone')
  await expect(openPostgres(url, 'alone')).rejects.toThrow(DatabaseInUse)
  let opened = false
  const waiting = openPostgres(url).then((db) => {
    opened = true
    return db
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(opened).toBe(false)
  await alone.close()
  await (await waiting).close()
  await first.drop()
})
