import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from '@jest/globals'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'career-relay-commands-'))
/** Started and not ended: a test that fails half way leaves none behind. */
const running = new Set<ChildProcess>()
afterAll(() => {
  for (const child of running) process.kill(-(child.pid ?? 0), 'SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const TIMEOUT_MS = 120_000

interface Ended {
  code: number | null
  output: string
}

function npm(args: string[], env: Record<string, string> = {}) {
  const child = spawn('npm', args, {
    cwd: root,
    detached: true,
    env: { ...process.env, DATA_DIR: join(folder, 'data'), LANG: 'C.UTF-8', ...env },
  })
  running.add(child)
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => {
      running.delete(child)
      resolve({ code, output })
    })
  })
  return { child, ended, output: () => output }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

async function answers(url: string, within: number): Promise<boolean> {
  const end = Date.now() + within
  while (Date.now() < end) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

/** What `npm test` itself is made of, or what the command line's own tests run. */
const RUN_ELSEWHERE = [
  /^npm test$/,
  /^npm run relay -- (<command>$|(serve|code|remove|tenant|status|keys|backup|restore|retention|find-links|recognise)\b)/,
  /^npm run unit -- --selectProjects node --testPathPatterns test\/send-check$/,
]

/** Run below, by this file. */
const RUN_HERE = [
  /^npm start$/,
  /^npm run build$/,
  /^npm run relay -- --help$/,
  /^npm run outlook( -- --dry-run)?$/,
  /^npm run (manifest|validate)( -- .*)?$/,
  /^npm run bench( -- .*)?$/,
  /^npm sbom /,
]

/** Asks a service for advisories, which no machine without a network and not every registry has. */
const RUN_BY_PEOPLE = [/^npm audit$/]

describe('the commands the documents name', () => {
  test('are all run by the tests', () => {
    const documents = [
      'README.md',
      ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
    ]
    const named = documents
      .filter((name) => name.endsWith('.md'))
      .flatMap(
        (name) =>
          readFileSync(join(root, name), 'utf8').match(/(?<=`|^ {0,3})npm [^`\n|]+/gm) ?? [],
      )
      // A list of commands may say beside each what it does.
      .map((command) => command.replace(/ {2,}.*/, '').trim())
    expect(named).toContain('npm start')
    expect(
      named.filter(
        (one) =>
          ![...RUN_ELSEWHERE, ...RUN_HERE, ...RUN_BY_PEOPLE].some((known) => known.test(one)),
      ),
    ).toEqual([])
  })

  test(
    'npm start opens the sandbox, says where to look, and stops at Ctrl-C; again it is quicker',
    async () => {
      const port = await freePort()
      for (const start of ['first', 'second']) {
        const { child, ended, output } = npm(['start'], { PORT: String(port) })
        expect(await answers(`http://localhost:${port}/healthz`, 60_000)).toBe(true)
        expect(await (await fetch(`http://localhost:${port}/healthz`)).json()).toEqual({
          status: 'ok',
        })
        expect(await (await fetch(`http://localhost:${port}/`)).text()).toContain('Career Relay')
        expect(output()).toContain(`http://localhost:${port}`)
        process.kill(-(child.pid ?? 0), 'SIGINT')
        expect(`${start}: ${(await ended).output}`).toMatch(/Stopped\.\s*$/)
        expect(await answers(`http://localhost:${port}/healthz`, 300)).toBe(false)
      }
      expect(existsSync(join(folder, 'data', 'career-relay.sqlite'))).toBe(true)
    },
    TIMEOUT_MS,
  )

  test(
    'npm start says in one sentence that its port is taken, or its folder unwritable',
    async () => {
      const taken = createServer()
      await new Promise<void>((resolve) => taken.listen(0, 'localhost', resolve))
      const { port } = taken.address() as AddressInfo
      const busy = await npm(['start'], { PORT: String(port) }).ended
      await new Promise((resolve) => taken.close(resolve))
      expect(busy.code).toBe(1)
      expect(busy.output).toMatch(new RegExp(`${port}.*(taken|in use)`))
      const file = join(folder, 'a-file')
      writeFileSync(file, '')
      const unwritable = await npm(['start'], { PORT: String(port), DATA_DIR: file }).ended
      expect(unwritable.code).toBe(1)
      expect(unwritable.output).toContain(file)
      expect(`${busy.output}${unwritable.output}`).not.toMatch(/\n\s+at /)
    },
    TIMEOUT_MS,
  )

  test(
    'npm run build, relay, outlook, manifest, validate and bench do what they say',
    async () => {
      // Elsewhere, since other tests look at what stands in dist/ meanwhile.
      const pane = join(folder, 'addin')
      const build = await npm(['run', 'build', '--', '--output-path', pane]).ended
      expect(build.code).toBe(0)
      expect(existsSync(join(pane, 'taskpane.html'))).toBe(true)
      const help = await npm(['run', 'relay', '--', '--help']).ended
      expect(help.code).toBe(0)
      expect(help.output).toContain('backup')
      const outlook = await npm(['run', 'outlook', '--', '--dry-run']).ended
      expect(outlook.code).toBe(0)
      expect(outlook.output).toContain('manifest.xml')
      const copy = join(folder, 'manifest.xml')
      const words = ['--origin', 'https://relay.example.co.jp', '--output', copy]
      const manifest = await npm(['run', 'manifest', '--', ...words]).ended
      expect(manifest.code).toBe(0)
      expect(manifest.output).toContain(`Written: ${copy}`)
      // What Microsoft's service says of it depends on the network.
      const validate = await npm(['run', 'validate', '--', copy]).ended
      expect(validate.output).toMatch(/rules: kept/)
      expect(validate.output).toMatch(/Microsoft’s service/)
      const bench = await npm(['run', '-s', 'bench', '--', '--only', 'pane', '--json']).ended
      expect(bench.code).toBe(0)
      const [line] = bench.output.split('\n').filter((one) => one.startsWith('{'))
      const row = JSON.parse(line ?? '{}') as {
        name: string
        value: number
        budget: number
        met: boolean
      }
      expect(row.name).toContain('pane')
      expect(row.met).toBe(row.value <= row.budget)
    },
    TIMEOUT_MS,
  )

  test(
    'npm sbom lists every package with its version, from the lock file alone',
    async () => {
      const sbom = await npm('sbom --sbom-format cyclonedx --package-lock-only --silent'.split(' '))
        .ended
      expect(sbom.code).toBe(0)
      const { components } = JSON.parse(sbom.output) as {
        components: { name: string; version: string }[]
      }
      expect(components.map((one) => one.name)).toContain('fastify')
      expect(components.every((one) => one.version !== '')).toBe(true)
    },
    TIMEOUT_MS,
  )
})
