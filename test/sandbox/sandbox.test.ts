import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'))
const reports: string[] = []

/** An example company that stands already, so that the plain companion is asked for none. */
const SECRETS = {
  workspaceId: 'w',
  managerSession: 'm'.repeat(43),
  recruiterSession: 'r'.repeat(43),
  agreementId: 'a',
}
let sandbox: Sandbox

function start(port: number): Promise<Sandbox> {
  return startSandbox({
    port,
    dataDir,
    companionFile: 'test/sandbox/plain-companion.mjs',
    report: (event) => void reports.push(event.kind),
  })
}

beforeAll(async () => {
  mkdirSync(join(dataDir, 'sandbox'))
  writeFileSync(join(dataDir, 'sandbox/secrets.json'), JSON.stringify(SECRETS))
  sandbox = await start(0)
  await sandbox.ready
})
afterAll(() => sandbox.close())

/** fetch does not let a test name another host. */
function statusAs(host: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(sandbox.origin)
    request({ host: '127.0.0.1', port, path, headers: { host } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

async function companionSees(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(sandbox.origin + path, { headers })
  return {
    response,
    seen: (await response.json()) as {
      url: string
      headers: Record<string, string>
      environment: Record<string, string>
    },
  }
}

describe('The sandbox', () => {
  test('shows a compose window that loads nothing from elsewhere', async () => {
    const response = await fetch(sandbox.origin)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(await response.text()).not.toMatch(/(src|href)="https?:/)
  })

  test('hands everything it does not know to the companion server, with who asked', async () => {
    const { seen, response } = await companionSees('/r/abc?c=xy', { authorization: 'Bearer x' })
    expect(seen.url).toBe('/r/abc?c=xy')
    expect(seen.headers).toMatchObject({
      authorization: 'Bearer x',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': new URL(sandbox.origin).host,
    })
    expect(response.headers.get('content-security-policy')).toBe("default-src 'self'")
  })

  test('tells the companion server where it stands, and that agencies may be on this machine', async () => {
    const { environment } = (await companionSees('/api/session')).seen
    expect(environment).toMatchObject({ PUBLIC_ORIGIN: sandbox.origin, ALLOW_LOCAL_ENDPOINTS: '1' })
  })

  test('shows its own page who can be signed in', async () => {
    const { sessions } = (await (await fetch(`${sandbox.origin}/sandbox/state`)).json()) as {
      sessions: unknown
    }
    expect(sessions).toEqual({
      manager: SECRETS.managerSession,
      recruiter: SECRETS.recruiterSession,
    })
  })

  test('lets the pane load office.js from this machine instead of the CDN', async () => {
    const response = await fetch(`${sandbox.origin}/addin/taskpane.html`)
    const page = await response.text()
    expect(page).not.toContain('appsforoffice')
    expect(page).toContain('<script src="/officejs/office.js">')
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    expect(response.headers.get('etag')).toBeNull()
  })

  test('serves office.js as npm brought it, whatever the case of the path, and nothing beside it', async () => {
    expect((await fetch(`${sandbox.origin}/officejs/JA-JP/Office_Strings.js`)).status).toBe(200)
    expect((await fetch(`${sandbox.origin}/officejs/..%2f..%2fpackage.json`)).status).toBe(404)
  })

  test('serves its own TypeScript with the types taken off', async () => {
    const response = await fetch(`${sandbox.origin}/sandbox/host/recipients.ts`)
    expect(response.headers.get('content-type')).toContain('text/javascript')
    expect(await response.text()).not.toContain('interface')
  })

  test('answers no other host name, so that no site can be pointed at it', async () => {
    expect(await statusAs('localhost', '/sandbox/state')).toBe(200)
    expect(await statusAs('evil.example', '/sandbox/state')).toBe(403)
    expect(await statusAs('evil.example', '/')).toBe(403)
  })

  test('refuses what another site sends', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const headers = { 'sec-fetch-site': site, 'sec-fetch-mode': 'cors' }
      const mail = await fetch(`${sandbox.origin}/sandbox/send`, {
        method: 'POST',
        headers,
        body: '{}',
      })
      const state = await fetch(`${sandbox.origin}/sandbox/state`, { headers })
      expect([mail.status, state.status]).toEqual([403, 403])
    }
  })

  test.each([
    ['{not json', 'en', 'This is no mail'],
    ['null', 'ja', 'メールとして読み取れません'],
    ['{"to":[]}', 'en', 'This is no mail'],
    ['{"from":{},"to":[],"cc":[],"bcc":[],"subject":"","text":""}', 'en', 'This is no mail'],
  ])('says what is wrong with %s instead of failing', async (body, language, sentence) => {
    const answer = await fetch(`${sandbox.origin}/sandbox/send`, {
      method: 'POST',
      headers: { 'accept-language': language },
      body,
    })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain(sentence)
  })

  test('refuses a mail of thirteen megabytes and stays up', async () => {
    const body = 'x'.repeat(13 * 1024 * 1024)
    const answer = await fetch(`${sandbox.origin}/sandbox/send`, { method: 'POST', body }).catch(
      () => undefined,
    )
    expect(answer?.status ?? 413).toBe(413)
    expect((await fetch(sandbox.origin)).status).toBe(200)
  })

  test('starts the companion server again when it dies, and says so meanwhile', async () => {
    expect((await fetch(`${sandbox.origin}/die`)).status).toBe(502)
    const meanwhile = await fetch(`${sandbox.origin}/r/abc`, {
      headers: { 'accept-language': 'ja' },
    })
    expect(meanwhile.status).toBe(502)
    expect(await meanwhile.text()).toContain('サーバーを起動しています')
    await waitUntil(async () => (await fetch(`${sandbox.origin}/healthz`)).status === 200)
    expect(reports).toEqual(['companion-ended'])
  })

  test('names the file that holds its secrets when it is damaged, and leaves it alone', async () => {
    const damaged = mkdtempSync(join(tmpdir(), 'sandbox-'))
    const file = join(damaged, 'sandbox/secrets.json')
    mkdirSync(join(damaged, 'sandbox'))
    for (const content of ['{"workspaceId": "w"', '7']) {
      writeFileSync(file, content)
      await expect(startSandbox({ port: 0, dataDir: damaged })).rejects.toMatchObject({ file })
      expect(readFileSync(file, 'utf8')).toBe(content)
    }
  })

  test('says that a port is taken instead of sharing it', async () => {
    await expect(start(Number(new URL(sandbox.origin).port))).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
  })
})

async function waitUntil(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50))
}
