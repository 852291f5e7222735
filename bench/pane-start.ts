import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { buildPane, paneIsStale } from '../sandbox/pane-build.ts'
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts'
import { launchChromium } from '../test/browser/chromium.ts'
import type { Benchmark } from './benchmarks.ts'
import { median, spreadOf } from './row.ts'
import { buildTemplatePane } from './template-pane/build.ts'

/** A machine four times slower than this one, as many at a desk are. */
const SLOWDOWN = 4

const ROUNDS = 7

interface Pane {
  /** The button that stands there once the pane can be used. */
  button: string
  page: Page
}

/**
 * From the press of the ribbon's button to the button of the pane that can be pressed, signed in
 * and beside a draft, in the sandbox; in turns with a pane of the template's parts at its place.
 */
export const paneStart: Benchmark = {
  name: 'pane, click to usable, processor slowed 4x',
  unit: 'ms',
  budget: { on: 'ratio', atMost: 1 },
  async measure() {
    if (paneIsStale()) await buildPane()
    const template = besideOurs(await buildTemplatePane())
    const dataDir = mkdtempSync(join(tmpdir(), 'career-relay-pane-'))
    const sandbox = await startSandbox({ port: 0, dataDir, https: false, report: () => undefined })
    const browser = await launchChromium()
    try {
      await sandbox.ready
      const own = await open(browser, sandbox, 'Insert referral link', undefined)
      const other = await open(browser, sandbox, 'Insert text', template.name)
      const values: number[] = []
      const ratios: number[] = []
      const yardsticks: number[] = []
      for (let round = 0; round <= ROUNDS; round += 1) {
        const pair = round % 2 === 0 ? [own, other] : [other, own]
        const times = new Map<Pane, number>()
        for (const pane of pair) times.set(pane, await timeToUsable(pane))
        // The first round fills the caches of both.
        if (round === 0) continue
        const [value = NaN, yardstick = NaN] = [times.get(own), times.get(other)]
        values.push(value)
        yardsticks.push(yardstick)
        ratios.push(value / yardstick)
      }
      return {
        value: median(values),
        yardstick: median(yardsticks),
        ratio: median(ratios),
        spread: spreadOf(values),
        note: 'yardstick: React and the Fluent parts of Microsoft’s template, without its polyfills and its sign-in',
      }
    } finally {
      await browser.close()
      await sandbox.close()
      rmSync(dataDir, { recursive: true, force: true })
      rmSync(template.file)
    }
  },
}

/**
 * The yardstick's script among ours while it is measured: fetched from the same server, kept in the
 * browser's caches for as long, by a name with a hash as ours have.
 */
function besideOurs(built: string): { name: string; file: string } {
  const hash = createHash('sha256').update(readFileSync(built)).digest('hex').slice(0, 12)
  const name = `template.${hash}.js`
  const file = fileURLToPath(new URL(`../dist/addin/${name}`, import.meta.url))
  copyFileSync(built, file)
  return { name, file }
}

async function open(
  browser: Browser,
  sandbox: Sandbox,
  button: string,
  template: string | undefined,
): Promise<Pane> {
  const page = await browser.newPage({ locale: 'en-US' })
  const session = await page.context().newCDPSession(page)
  await servePane(session, template)
  await page.goto(sandbox.origin)
  await usable({ page, button })
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  return { page, button }
}

/**
 * Our page with the yardstick's script in the place of ours. Both pages go through the same hands, so
 * that neither is slowed by being looked at. Playwright's own routes would turn the browser's cache off.
 */
async function servePane(session: CDPSession, template: string | undefined): Promise<void> {
  session.on('Fetch.requestPaused', ({ requestId, responseHeaders }) => {
    void replacePage(session, requestId, responseHeaders, template)
  })
  const pages = { urlPattern: '*/addin/taskpane.html*', requestStage: 'Response' } as const
  await session.send('Fetch.enable', { patterns: [pages] })
}

async function replacePage(
  session: CDPSession,
  requestId: string,
  responseHeaders: { name: string; value: string }[] | undefined,
  template: string | undefined,
): Promise<void> {
  const { body, base64Encoded } = await session.send('Fetch.getResponseBody', { requestId })
  const own = Buffer.from(body, base64Encoded ? 'base64' : 'utf8').toString()
  const scripts = /<script defer[^>]*><\/script>/g
  const page = template
    ? own
        .replace(scripts, '')
        .replace('</head>', `<script defer src="/addin/${template}"></script></head>`)
    : own
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: 200,
    responseHeaders,
    body: Buffer.from(page).toString('base64'),
  })
}

async function timeToUsable(pane: Pane): Promise<number> {
  const { page } = pane
  await page.getByRole('button', { name: 'Close pane' }).click()
  const startedAt = performance.now()
  await page.getByRole('button', { name: 'Career Relay' }).click()
  await usable(pane)
  return performance.now() - startedAt
}

/** Playwright's trial waits until a press would reach the button. */
async function usable({ page, button }: Pane): Promise<void> {
  const frame = page.frameLocator('iframe[title="Career Relay"]')
  await frame.getByRole('button', { name: button }).click({ trial: true })
}
