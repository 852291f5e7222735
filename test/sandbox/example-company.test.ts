import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import type { SessionView } from '../../src/contract/session.ts'
import type { AgreementList } from '../../src/contract/settings.ts'

// A real companion server and its command line are started each time.
jest.setTimeout(60_000)
const dataDir = mkdtempSync(join(tmpdir(), 'example-'))
const faults: unknown[] = []
let sandbox: Sandbox

async function start() {
  sandbox = await startSandbox({ port: 0, dataDir, report: (event) => void faults.push(event) })
  await sandbox.ready
}
beforeAll(start)
afterAll(async () => {
  await sandbox.close()
  expect(faults).toEqual([])
})

type Person = 'manager' | 'recruiter'

async function signedIn(person: Person): Promise<string> {
  const answer = await fetch(`${sandbox.origin}/sandbox/state`)
  const { sessions } = (await answer.json()) as { sessions: Record<Person, string> }
  return sessions[person]
}

async function api(session: string, path: string, method = 'GET') {
  const headers = { authorization: `Bearer ${session}`, 'idempotency-key': `key-of-${path}` }
  return await fetch(sandbox.origin + path, { method, headers })
}

async function sessionOf(person: Person): Promise<SessionView> {
  return (await (await api(await signedIn(person), '/api/session')).json()) as SessionView
}

async function agreements(): Promise<AgreementList['agreements']> {
  const answer = await api(await signedIn('manager'), '/api/agreements')
  return ((await answer.json()) as AgreementList).agreements
}

describe('The example company of the sandbox', () => {
  test('stands once the sandbox is ready, marked as an example, with two people and an agreement', async () => {
    expect(await sessionOf('manager')).toMatchObject({
      member: { name: '田中 誠 / Makoto Tanaka', role: 'manager' },
      workspace: { name: 'Sample Industries Inc.', example: true },
      agreements: [{ agencyName: expect.any(String) }],
    })
    expect(await sessionOf('recruiter')).toMatchObject({
      member: { name: '加藤 美咲 / Misaki Kato', role: 'recruiter' },
    })
  })

  test('put its agreement into force through a signed test that the desk shows as one', async () => {
    expect(await agreements()).toMatchObject([
      { state: 'live', endpoint: `${sandbox.origin}/sandbox/agency/webhook` },
    ])
    const desk = await (await fetch(`${sandbox.origin}/sandbox/agency?lang=en`)).text()
    expect(desk).toContain('A test from a manager, about nobody')
    expect(desk).toContain('Signature verified')
    expect(desk).not.toContain('Signature refused')
  })

  test('keeps its secrets to its owner', () => {
    expect(statSync(join(dataDir, 'sandbox/secrets.json')).mode & 0o777).toBe(0o600)
  })

  test('is the same after a restart, and its desk follows the sandbox to another port', async () => {
    const before = await sessionOf('manager')
    const [agreement] = await agreements()
    const { origin } = sandbox
    await sandbox.close()
    await start()
    expect(sandbox.origin).not.toBe(origin)
    const after = await sessionOf('manager')
    expect(after.member).toEqual(before.member)
    expect(after.workspace).toEqual(before.workspace)
    expect(await agreements()).toMatchObject([
      { id: agreement?.id, endpoint: `${sandbox.origin}/sandbox/agency/webhook` },
    ])
  })

  test.each(['manager', 'recruiter'] as const)(
    'lets its %s in again after they signed out in the pane, as the same person',
    async (person) => {
      const { member } = await sessionOf(person)
      const session = await signedIn(person)
      expect((await api(session, '/api/session', 'DELETE')).status).toBe(204)
      expect((await api(session, '/api/session')).status).toBe(401)
      expect(await signedIn(person)).not.toBe(session)
      expect((await sessionOf(person)).member).toEqual(member)
    },
  )

  test('verifies with the secret of another agreement that is entered at the desk', async () => {
    const enter = async (secret: string) => {
      const body = new URLSearchParams({ secret })
      const address = `${sandbox.origin}/sandbox/agency/secrets?lang=en`
      return await (await fetch(address, { method: 'POST', body })).text()
    }
    expect(await enter('nothing')).toContain('A secret begins with whsec_')
    const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`
    expect(await enter(secret)).toContain('The desk verifies with it from now on.')
  })
})
