import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { Webhook } from 'standardwebhooks'
import { openAgencyDesk, type AgencyDesk } from '../../sandbox/agency-desk.ts'

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const BODY = JSON.stringify({ type: 'candidate.registered', data: { name: '佐藤 花子' } })
const NOW = new Date()

function signed(id: string, secret = SECRET, body = BODY) {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(NOW.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, NOW, body),
  }
}

describe('The agency desk', () => {
  let file: string
  let desk: AgencyDesk
  let kept: string[]
  const secrets = { read: () => kept, keep: (all: string[]) => void (kept = all) }
  beforeEach(() => {
    kept = [SECRET]
    file = join(mkdtempSync(join(tmpdir(), 'desk-')), 'desk.jsonl')
    desk = openAgencyDesk(file, secrets)
  })

  test('takes in what the server signed', () => {
    expect(desk.receive(signed('m1'), BODY, NOW)).toBe(204)
    expect(desk.list()).toMatchObject([{ webhookId: 'm1', verified: true, body: BODY, count: 1 }])
  })

  test('refuses another signature and a changed body, and shows that it did', () => {
    const otherSecret = `whsec_${Buffer.alloc(32, 8).toString('base64')}`
    expect(desk.receive(signed('m1', otherSecret), BODY, NOW)).toBe(401)
    expect(desk.receive(signed('m2'), BODY.replace('佐藤', '鈴木'), NOW)).toBe(401)
    expect(desk.receive({}, BODY, NOW)).toBe(401)
    expect(desk.list().map(({ verified }) => verified)).toEqual([false, false, false])
  })

  test('verifies with the secret of another agreement once it was entered, and takes no other word', () => {
    const other = `whsec_${Buffer.alloc(32, 8).toString('base64')}`
    expect(desk.learn(` ${other}\n`)).toBe(true)
    expect(desk.receive(signed('m1', other), BODY, NOW)).toBe(204)
    expect(desk.receive(signed('m2'), BODY, NOW)).toBe(204)
    for (const word of ['', 'secret', 'whsec_short', `${other} ${other}`]) {
      expect(desk.learn(word)).toBe(false)
    }
    expect(kept).toEqual([SECRET, other])
  })

  test('shows a webhook that came twice once, with its count', () => {
    desk.receive(signed('m1'), BODY, NOW)
    desk.receive(signed('m2'), BODY, NOW)
    desk.receive(signed('m1'), BODY, NOW)
    expect(desk.list()).toMatchObject([
      { webhookId: 'm2', count: 1 },
      { webhookId: 'm1', count: 2 },
    ])
  })

  test('answers 503 and keeps nothing while it is down', () => {
    desk.setDown(true)
    expect(desk.receive(signed('m1'), BODY, NOW)).toBe(503)
    expect(desk.list()).toEqual([])
    desk.setDown(false)
    expect(desk.receive(signed('m1'), BODY, NOW)).toBe(204)
  })

  test('knows after a restart what it received', () => {
    desk.receive(signed('m1'), BODY, NOW)
    expect(openAgencyDesk(file, secrets).list()).toEqual(desk.list())
  })
})
