import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  request,
  type APIResponse,
  type Browser,
  type BrowserContext,
  type Page,
} from 'playwright-core'
import { askForCode } from '../../sandbox/command-line.ts'
import { buildPane, paneIsStale } from '../../sandbox/pane-build.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { launchChromium } from './chromium.ts'

export interface Stage {
  sandbox: Sandbox
  /** A browser of its own for one person, watched for faults. */
  browserFor(person?: { locale?: string; width?: number }): Promise<BrowserContext>
  /** Ask as a program does, outside any page. */
  ask(
    url: URL,
    options?: { method?: string; form?: Record<string, string>; headers?: Record<string, string> },
  ): Promise<APIResponse>
  /** A code of `career-relay code`, asked for beside the running server. */
  codeFor(words: string[]): Promise<string>
  /** Everything that went wrong in any page since the last call, in words. */
  faults(): string[]
  close(): Promise<void>
}

/** How long anything may take before the test fails; the slowest is the pane's first start. */
const PATIENCE_MS = 10_000

/** The whole product in a folder of its own, with a real browser before it. */
export async function openStage({ https = true } = {}): Promise<Stage> {
  if (paneIsStale()) await buildPane()
  const dataDir = mkdtempSync(join(tmpdir(), 'story-'))
  const seen: string[] = []
  const sandbox = await startSandbox({
    port: 0,
    dataDir,
    https,
    report: (event) => seen.push(event.kind === 'fault' ? String(event.error) : event.reason),
  })
  await sandbox.ready
  const browser: Browser = await launchChromium()
  const programs = await request.newContext({ ignoreHTTPSErrors: true })
  return {
    sandbox,
    async browserFor({ locale = 'en-US', width = 1280 } = {}) {
      const context = await browser.newContext({
        locale,
        ignoreHTTPSErrors: true,
        // Playwright's own default would hide the frame's colours from the pane.
        colorScheme: null,
        viewport: { width, height: 800 },
      })
      context.setDefaultTimeout(PATIENCE_MS)
      watch(context, sandbox.origin, seen)
      return context
    },
    ask: (url, options) => programs.fetch(url.href, { ...options, maxRedirects: 0 }),
    async codeFor(words) {
      return (await askForCode(words, { DATA_DIR: dataDir })).code
    },
    faults: () => seen.splice(0),
    async close() {
      await programs.dispose()
      await browser.close()
      await sandbox.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A script error, an error on the console or a request to elsewhere is a fault of the product. */
function watch(context: BrowserContext, origin: string, seen: string[]) {
  context.on('weberror', (fault) => seen.push(`script error: ${fault.error().message}`))
  context.on('console', (message) => {
    if (message.type() === 'error')
      seen.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('request', (sent) => {
    const { protocol } = new URL(sent.url())
    const isOwn =
      sent.url().startsWith(`${origin}/`) || protocol === 'data:' || protocol === 'blob:'
    if (!isOwn) seen.push(`foreign request: ${sent.url()}`)
  })
}

/** Click what opens another window, and go there. */
export async function follow(context: BrowserContext, click: () => Promise<void>): Promise<Page> {
  const [opened] = await Promise.all([context.waitForEvent('page'), click()])
  await opened.waitForLoadState()
  return opened
}
