import { existsSync, globSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, jest, test } from '@jest/globals'
import { ALLOWED_ADDINS } from '../server/routes/well-known.ts'
import { handlersIn } from '../scripts/manifest/surroundings.ts'
import { MANIFEST_TEXT } from '../scripts/manifest/text.ts'
import { openStage } from './cli/stage.ts'
import { HANDLERS, MANIFEST, brokenIn, surroundings } from './manifest-stage.ts'
import { startTestServer } from './server/test-server.ts'

// Each command is a process of its own, and machines that run tests are busy.
jest.setTimeout(60_000)
const stage = openStage()
afterAll(() => stage.close())

const ORIGIN = 'https://relay.example.co.jp'
const manifest = (words: string[], more = {}) => stage.script('scripts/manifest.mjs', words, more)

/** The copy these words make. */
async function copyOf(words: string[]): Promise<string> {
  const { code, out, err } = await manifest([...words, '--output', '-'])
  expect({ words, code, out: out.slice(0, 5) }).toEqual({ words, code: 0, out: '<?xml' })
  expect(err).not.toMatch(/\n\s+at /)
  return out
}

describe('The manifest a company deploys', () => {
  test('is the repository’s, at the company’s address, and says where it went', async () => {
    const file = stage.path('deep', 'manifest.xml')
    const { code, out, err } = await manifest(['--origin', ORIGIN, '--output', file])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain(`Written: ${file}`)
    expect(out).toContain(`PUBLIC_ORIGIN=${ORIGIN}`)
    const copy = readFileSync(file, 'utf8')
    expect(copy).not.toContain('localhost')
    expect(copy.replaceAll(ORIGIN, 'https://localhost:3443')).toBe(
      MANIFEST.replace(/<!--[^]*?-->\n/, ''),
    )
    expect(brokenIn(copy, surroundings(ORIGIN))).toEqual([])
  })

  test('names the very script that a server at that address lists as allowed', async () => {
    const server = await startTestServer('sqlite')
    const { allowed } = (await server.app.inject(ALLOWED_ADDINS)).json<{ allowed: string[] }>()
    await server.close()
    const copy = await copyOf(['--origin', ORIGIN])
    expect(brokenIn(copy, { ...surroundings(), allowedScripts: allowed })).toEqual([])
  })

  test('holds mails back only where that was asked for, and says what it costs', async () => {
    expect(await copyOf(['--origin', ORIGIN])).toContain('SendMode="PromptUser"')
    expect(await copyOf(['--origin', ORIGIN, '--send-mode', 'SoftBlock'])).toContain(
      'SendMode="SoftBlock"',
    )
    const { err } = await manifest([
      '--origin',
      ORIGIN,
      '--send-mode',
      'SoftBlock',
      '--output',
      '-',
    ])
    expect(err).toContain('up to five minutes')
  })

  test('keeps the product’s id and version unless another id is given', async () => {
    const copy = await copyOf(['--origin', ORIGIN])
    expect(copy).toContain('<Id>7a3c1d5e-0b64-4f0e-9c39-5d2b8f6a41c7</Id>')
    expect(copy).toContain('<Version>1.0.0.0</Version>')
    const id = '0F3C1D5E-1B64-4F0E-9C39-5D2B8F6A41C7'
    expect(await copyOf(['--origin', ORIGIN, '--id', id])).toContain(`<Id>${id.toLowerCase()}</Id>`)
  })

  test('can send people who need help to the company’s own page', async () => {
    const page = 'https://intra.example.co.jp/help?topic=outlook&lang=ja'
    const copy = await copyOf(['--origin', ORIGIN, '--support-url', page])
    expect(copy).toContain(`<SupportUrl DefaultValue="${page.replace('&', '&amp;')}" />`)
    expect(brokenIn(copy, surroundings(ORIGIN))).toEqual([])
  })

  test('has no events for an Exchange server of one’s own, which knows Mailbox 1.5', async () => {
    const copy = await copyOf(['--origin', ORIGIN, '--exchange-server'])
    expect(copy).not.toMatch(/LaunchEvent|Runtime|launch-events|1\.13/)
    expect(copy).toContain('DefaultMinVersion="1.5"')
    expect(brokenIn(copy, surroundings(ORIGIN))).toEqual([])
  })

  test('may name this computer for a trial on it', async () => {
    const copy = await copyOf(['--origin', 'https://localhost:8443', '--allow-localhost'])
    expect(copy).toContain('https://localhost:8443/addin/taskpane.html')
  })
})

describe('The command that writes it', () => {
  test.each([
    [['--origin', 'http://relay.example.co.jp'], 'over https only'],
    [['--origin', 'https://relay.example.co.jp/addin'], 'nothing after it'],
    [['--origin', 'https://relay.example.co.jp/?a'], 'nothing after it'],
    [['--origin', 'https://me@relay.example.co.jp'], 'nothing after it'],
    [['--origin', 'https://:word@relay.example.co.jp'], 'nothing after it'],
    [['--origin', 'relay.example.co.jp'], 'nothing after it'],
    [['--origin', 'https://localhost:3443'], '--allow-localhost'],
    [['--origin', 'http://localhost:3443', '--allow-localhost'], 'over https only'],
    [[], '--origin https://'],
    [['--origin', ORIGIN, '--send-mode', 'Block'], 'holds back every mail'],
    [['--origin', ORIGIN, '--send-mode', 'block'], 'holds back every mail'],
    [['--origin', ORIGIN, '--send-mode', 'softly'], 'PromptUser or SoftBlock, not "softly"'],
    [['--origin', ORIGIN, '--id', 'mine'], 'a GUID'],
    [['--origin', ORIGIN, '--support-url', 'http://help.example'], 'starts with https'],
    [['--origin', ORIGIN, '--output', 'manifest.xml'], 'cannot be manifest.xml itself'],
    [['--origin', ORIGIN, '--sendmode', 'x'], 'npm run manifest -- --help'],
  ])('refuses %j with one sentence', async (words, sentence) => {
    const { code, out, err } = await manifest(words, { INIT_CWD: process.cwd() })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(sentence)
    expect(err).not.toMatch(/\n\s+at /)
  })

  test('does not write what breaks a rule', async () => {
    const page = `https://intra.example/${'a'.repeat(2048)}`
    const file = stage.path('too-long.xml')
    const words = ['--origin', ORIGIN, '--support-url', page, '--output', file]
    const { code, err } = await manifest(words)
    expect(code).toBe(1)
    expect(err).toContain('addresses to 2048')
    expect(existsSync(file)).toBe(false)
  })

  test('says that a file cannot be written', async () => {
    const { code, err } = await manifest(['--origin', ORIGIN, '--output', stage.folder])
    expect(code).toBe(1)
    expect(err).toContain(`${stage.folder} could not be written`)
  })

  test('speaks Japanese to whoever works in Japanese', async () => {
    const help = await manifest(['--help'], { LANG: 'ja_JP.UTF-8' })
    expect(help).toMatchObject({ code: 0, err: '', out: `${MANIFEST_TEXT.ja.help}\n` })
    const refused = await manifest(['--origin', ORIGIN, '--send-mode', 'Block'], {
      LANG: 'ja_JP.UTF-8',
    })
    expect(refused.err).toContain('すべてのメールが止まり')
  })
})

const SOURCES = globSync('src/send-check/**/*.ts').map((file) => readFileSync(file, 'utf8'))
/** Said as skipped for as long as there is no send check. */
const whereWritten = SOURCES.length > 0 ? test : test.skip

describe('What the launch-event script offers', () => {
  test('is found by running it without a page', () => {
    const script = HANDLERS.map((name) => `Office.actions.associate('${name}', () => 0)`)
    expect(handlersIn(`Office.onReady();${script.join(';')}`)).toEqual(HANDLERS)
  })

  whereWritten('is what the manifest calls, by name, and no more', () => {
    const names = SOURCES.flatMap((source) => source.match(/\bon[A-Z]\w*Handler\b/g) ?? [])
    expect([...new Set(names)].sort()).toEqual([...HANDLERS].sort())
  })

  whereWritten('opens the button the manifest has, and no other', () => {
    const ids = SOURCES.flatMap((source) => [...source.matchAll(/commandId: '(\w+)'/g)])
    for (const [, id] of ids) expect(MANIFEST).toContain(`id="${id}"`)
  })
})
