import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openMailStore, type MailStore } from '../../sandbox/mail-store.ts'
import { startMailServer } from '../../sandbox/mail-server.ts'
import { readConfig } from '../../server/config.ts'
import { openInstallation } from '../../server/installation.ts'
import type { IssuedReferral } from '../../src/contract/referral.ts'
import type { SessionView } from '../../src/contract/session.ts'
import { RECRUITER, seedWorkspace } from '../seed.ts'
import { pageShown } from '../server/page-shown.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Outcome {
  code: number | null
  out: string
  err: string
}

/** What a stage makes lies in one folder, thrown away at the end. */
export function openStage() {
  const folder = mkdtempSync(join(tmpdir(), 'career-relay-cli-'))
  const running = new Set<ChildProcess>()
  const mails: MailStore = openMailStore(join(folder, 'mails'))
  const smtp = startMailServer(mails)

  async function environment(dataDir: string, more: Record<string, string> = {}) {
    return {
      ...process.env,
      DATABASE_URL: '',
      LANG: 'C',
      LC_ALL: '',
      LC_MESSAGES: '',
      LOG_LEVEL: 'silent',
      PORT: '0',
      PUBLIC_ORIGIN: 'http://localhost:1',
      SMTP_URL: (await smtp).url,
      DATA_DIR: dataDir,
      ...more,
    }
  }

  async function run(script: string, words: string[], env: Record<string, string | undefined>) {
    const child = spawn(process.execPath, [join(root, script), ...words], { env })
    running.add(child)
    const outcome: Outcome = { code: null, out: '', err: '' }
    child.stdout.on('data', (chunk) => (outcome.out += String(chunk)))
    child.stderr.on('data', (chunk) => (outcome.err += String(chunk)))
    const ended = new Promise<Outcome>((resolve) => {
      child.once('close', (code) => {
        running.delete(child)
        resolve({ ...outcome, code })
      })
    })
    return { child, outcome, ended }
  }

  return {
    folder,
    path: (...names: string[]) => join(folder, ...names),

    /** Run a script of the product to its end. */
    async script(name: string, words: string[], more: Record<string, string> = {}) {
      const { ended } = await run(name, words, await environment(join(folder, 'data'), more))
      return await ended
    },

    /** Run `career-relay` on a data folder to its end. */
    async relay(dataDir: string, words: string[], more: Record<string, string> = {}) {
      const env = await environment(dataDir, more)
      const { ended } = await run('scripts/career-relay.mjs', words, env)
      return await ended
    },

    /** Run `career-relay` on a data folder and end it the hard way, wherever it is by then. */
    async killed(dataDir: string, words: string[], when: Promise<unknown>) {
      const env = await environment(dataDir)
      const { child, ended } = await run('server/cli/main.ts', words, env)
      await when
      child.kill('SIGKILL')
      return await ended
    },

    /** Start `career-relay serve` on a data folder and wait for the line that says where. */
    async serve(dataDir: string) {
      const env = await environment(dataDir)
      const { child, outcome, ended } = await run('scripts/career-relay.mjs', ['serve'], env)
      const origin = await new Promise<string>((resolve, reject) => {
        child.stdout.on('data', () => {
          const [address] = /http:\/\/127[^;]*/.exec(outcome.out) ?? []
          if (address) resolve(address)
        })
        void ended.then(({ err }) => reject(new Error(`serve ended: ${err}`)))
      })
      return {
        origin,
        said: () => outcome.out,
        async stop(signal: NodeJS.Signals = 'SIGTERM') {
          child.kill(signal)
          return await ended
        },
      }
    },

    /** The example company and its people, so that somebody may insert links. */
    async seed(dataDir: string) {
      const installation = await openInstallation(readConfig({ DATA_DIR: dataDir }))
      await seedWorkspace(installation, { endpoint: 'http://127.0.0.1:1/nobody-listens' })
      await installation.db.close()
    },

    /** Insert a link for somebody and take it to a confirmed registration. */
    async register(origin: string, email: string) {
      const link = await insertLink(origin, email)
      const mail = mails.waitFor(email, 10_000)
      await post(`${origin}${new URL(link.url).pathname}/consent`, {
        form_key: `form-of-${email}`,
        name: '佐藤 花子',
        email,
        agree: 'yes',
      })
      const [path] = /\/confirm\/[A-Za-z0-9_-]{43}/.exec((await mail)?.text ?? '') ?? []
      if (!path) throw new Error('no confirmation mail came')
      const confirmed = await post(origin + path, {})
      if (confirmed !== 200) throw new Error(`confirm answered ${confirmed}`)
      return link
    },

    async close() {
      for (const child of running) child.kill('SIGKILL')
      await (await smtp).close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Insert a link as the pane does. */
export async function insertLink(origin: string, recipient: string): Promise<IssuedReferral> {
  const authorization = `Bearer ${RECRUITER}`
  const session = await fetch(`${origin}/api/session`, { headers: { authorization } })
  const { agreements } = (await session.json()) as SessionView
  const answer = await fetch(`${origin}/api/referrals`, {
    method: 'POST',
    headers: {
      authorization,
      'content-type': 'application/json',
      'idempotency-key': `key-of-${recipient}`,
    },
    body: JSON.stringify({ agreementId: agreements[0]?.id, recipient, locale: 'en' }),
  })
  if (answer.status !== 201) throw new Error(`insert answered ${answer.status}`)
  return (await answer.json()) as IssuedReferral
}

/** Open a link's page as its candidate does; tells the status. */
export async function openLink(origin: string, link: IssuedReferral): Promise<number> {
  const answer = await fetch(origin + new URL(link.url).pathname)
  await answer.arrayBuffer()
  return answer.status
}

async function post(url: string, fields: Record<string, string>): Promise<number> {
  const page = pageShown(await (await fetch(url)).text()) ?? ''
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ ...fields, page }),
  })
  await answer.arrayBuffer()
  return answer.status
}
