import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { decodeJwt } from 'jose'
import { signInAt } from './authorization-code.ts'
import { OTHER_TENANT, startIssuer, TENANT, type IssuerProcess } from './issuer-process.ts'

const MAKOTO = {
  oid: '7c1f0a66-2d7e-4f0b-8a53-66f1f0f4a002',
  name: 'Makoto Tanaka',
  preferred_username: 'makoto@example.co.jp',
  roles: ['CareerRelay.Manager'],
}
const folder = mkdtempSync(join(tmpdir(), 'career-relay-entra-'))
let issuer: IssuerProcess

beforeAll(async () => {
  issuer = await startIssuer()
}, 30_000)

afterAll(async () => {
  await issuer.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** The server as it runs in production, set up by its environment alone. */
async function startServer() {
  const { clientId, tenants, authority } = issuer.settings
  const main = fileURLToPath(new URL('../../server/main.mjs', import.meta.url))
  const child = spawn(process.execPath, [main], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: folder,
      PUBLIC_ORIGIN: 'http://localhost:3443',
      LOG_LEVEL: 'trace',
      ENTRA_CLIENT_ID: clientId,
      ENTRA_TENANTS: tenants.join(','),
      ENTRA_AUTHORITY: authority,
    },
  })
  let output = ''
  const keep = (bytes: Buffer) => (output += bytes.toString())
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const [{ listening }] = (await once(child, 'message')) as [{ listening: number }]
  return {
    async ask(token: string) {
      const headers = { authorization: `Bearer ${token}`, 'accept-language': 'ja' }
      const answer = await fetch(`http://127.0.0.1:${listening}/api/session`, { headers })
      return { status: answer.status, body: await answer.text() }
    },
    async stop() {
      const ended = once(child, 'close')
      child.kill('SIGTERM')
      await ended
      return output
    },
  }
}

test('no token, nor anything of one, reaches a log or an answer', async () => {
  const server = await startServer()
  const tokenAt = async (tenant: string) =>
    (await signInAt({ issuer: issuer.issuerOf(tenant), person: MAKOTO })).access_token
  const [good, elsewhere] = [await tokenAt(TENANT), await tokenAt(OTHER_TENANT)]
  const [header, body] = good.split('.')
  const forged = `${header}.${body}.${'A'.repeat(342)}`

  expect((await server.ask(good)).status).toBe(200)
  const refused = await server.ask(forged)
  expect(refused.status).toBe(401)
  await issuer.tell({ do: 'go-away' })
  const away = await server.ask(elsewhere)
  expect(away.status).toBe(503)
  expect(away.body).toContain('ただいまご利用いただけません')
  const log = await server.stop()

  // An outage is written down with its reason, so that somebody can mend it.
  expect(log).toMatch(/unavailable/)
  const secrets = [good, forged, elsewhere].flatMap((token) => token.split('.'))
  const { oid, name, preferred_username, sub, jti } = decodeJwt(good) as Record<string, string>
  for (const secret of [...secrets, oid, name, preferred_username, sub, jti]) {
    expect(log).not.toContain(secret)
    expect(refused.body + away.body).not.toContain(secret)
  }
}, 30_000)
