import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { startMailServer } from '../../sandbox/mail-server.ts'
import { openMailStore } from '../../sandbox/mail-store.ts'
import { deliver, type OutgoingMail } from '../../sandbox/outgoing-mail.ts'

const MAIL: OutgoingMail = {
  from: { name: '加藤 美咲', address: 'misaki.kato@example.co.jp' },
  to: [{ name: '佐藤 花子 😀', address: 'hanako.sato@example.com' }],
  cc: [],
  bcc: [],
  subject: '選考結果のご連絡 ｻﾝﾌﾟﾙ',
  text: '佐藤 花子 様\n\nhttps://localhost/r/abc?c=xy をご覧ください。',
  html: '<p>佐藤 花子 様</p><p><a href="https://localhost/r/abc?c=xy">こちら</a></p>',
}

async function withMailbox(
  work: (folder: string, port: number, store: ReturnType<typeof openMailStore>) => Promise<void>,
) {
  const folder = mkdtempSync(join(tmpdir(), 'mailbox-'))
  const store = openMailStore(folder)
  const server = await startMailServer(store)
  await work(folder, server.port, store)
  await server.close()
}

describe("The candidate's mailbox", () => {
  test('shows a mail as it was written, after MIME and SMTP', async () => {
    await withMailbox(async (_folder, port, store) => {
      await deliver(MAIL, port)
      const [mail] = await store.list()
      expect(mail).toMatchObject({
        from: '加藤 美咲 <misaki.kato@example.co.jp>',
        to: '佐藤 花子 😀 <hanako.sato@example.com>',
        recipients: ['hanako.sato@example.com'],
        subject: MAIL.subject,
        html: MAIL.html,
      })
      expect(mail?.text.trim()).toBe(MAIL.text)
    })
  })

  test('shows a plain text mail without an HTML part', async () => {
    await withMailbox(async (_folder, port, store) => {
      await deliver({ ...MAIL, html: undefined }, port)
      expect((await store.list())[0]).toMatchObject({ html: undefined })
    })
  })

  test('shows who got a blind copy, though the mail does not say it', async () => {
    await withMailbox(async (_folder, port, store) => {
      await deliver({ ...MAIL, bcc: [{ name: '', address: 'hidden@example.org' }] }, port)
      const [mail] = await store.list()
      expect(mail?.recipients).toEqual(['hanako.sato@example.com', 'hidden@example.org'])
      expect(mail?.to).not.toContain('hidden')
    })
  })

  test('takes three hundred recipients', async () => {
    await withMailbox(async (_folder, port, store) => {
      const to = Array.from({ length: 300 }, (_, n) => ({
        name: `候補者${n}`,
        address: `c${n}@example.com`,
      }))
      await deliver({ ...MAIL, to }, port)
      expect((await store.list())[0]?.recipients).toHaveLength(300)
    })
  })

  test('is the same after a restart, newest first', async () => {
    await withMailbox(async (folder, port) => {
      await deliver({ ...MAIL, subject: 'first' }, port)
      await deliver({ ...MAIL, subject: 'second' }, port)
      expect(readdirSync(folder)).toHaveLength(2)
      const subjects = (await openMailStore(folder).list()).map(({ subject }) => subject)
      expect(subjects).toEqual(['second', 'first'])
    })
  })

  test('tells who waits for a mail to an address, and gives up in time', async () => {
    await withMailbox(async (_folder, port, store) => {
      const awaited = store.waitFor('hanako.sato@example.com', 5_000)
      const never = store.waitFor('nobody@example.com', 50)
      await deliver(MAIL, port)
      expect((await awaited)?.subject).toBe(MAIL.subject)
      expect(await never).toBeUndefined()
    })
  })
})
