import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { MANAGER } from '../seed.ts'
import { openCandidateStage, type CandidateStage } from './candidate-stage.ts'
import { launchChromium } from './chromium.ts'

jest.setTimeout(120_000)

/** What scanners say they are. */
const EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0'

let browser: Browser
let stage: CandidateStage
beforeAll(async () => {
  browser = await launchChromium()
})
afterEach(() => stage.server.close())
afterAll(() => browser?.close())

/** Pages looked at before a scanner has seen enough; ours are fewer. */
const MOST_PAGES = 30

/**
 * A mail scanner at its worst: a real browser that runs script, follows every link of the page, and
 * on every page fills every field, ticks every box and presses every button, once each.
 */
async function scan(start: string): Promise<{ pages: number; pressed: string[] }> {
  const context = await browser.newContext({ userAgent: EDGE, locale: 'ja-JP' })
  const page = await context.newPage()
  const { origin } = new URL(start)
  const waiting = [start]
  const seen = new Set<string>()
  const pressed: string[] = []
  for (let url = waiting.shift(); url && seen.size < MOST_PAGES; url = waiting.shift()) {
    if (seen.has(url)) continue
    seen.add(url)
    await page.goto(url)
    waiting.push(...(await ownLinks(page, origin)))
    const buttons = await page.getByRole('button', { disabled: false }).count()
    for (let at = 0; at < buttons; at += 1) {
      await page.goto(url)
      await fillEverything(page)
      const button = page.getByRole('button', { disabled: false }).nth(at)
      pressed.push((await button.textContent())?.trim() ?? '')
      await Promise.all([page.waitForLoadState('load'), button.click()])
      await page.waitForLoadState('load')
      // What the press led to is looked at and pressed as well, where it can be.
      const onward = page.getByRole('button', { disabled: false })
      if ((await onward.count()) > 0) {
        await fillEverything(page)
        await onward.first().click()
        await page.waitForLoadState('load')
      }
      waiting.push(...(await ownLinks(page, origin)))
    }
  }
  await context.close()
  return { pages: seen.size, pressed }
}

async function ownLinks(page: Page, origin: string): Promise<string[]> {
  const links = await page.$$eval('a[href]', (found) =>
    found.map((one) => (one as HTMLAnchorElement).href),
  )
  return links
    .filter((link) => link.startsWith(`${origin}/`) && !link.endsWith('.json'))
    .map((link) => link.replace(/#.*/, ''))
}

async function fillEverything(page: Page): Promise<void> {
  await page.$$eval('details', (folded) => {
    for (const one of folded) one.setAttribute('open', '')
  })
  for (const box of await page.getByRole('checkbox', { disabled: false }).all()) await box.check()
  for (const field of await page
    .locator('input:enabled:not([type=hidden]):not([type=checkbox])')
    .all()) {
    const type = await field.getAttribute('type')
    await field.fill(type === 'email' ? 'scanner@example.net' : type === 'tel' ? '0312345678' : 'x')
  }
  for (const field of await page.locator('textarea').all()) await field.fill('x')
}

async function countOf(table: 'consents' | 'ledger_entries' | 'provision_records' | 'opens') {
  await stage.server.context.opens.flush()
  return (await stage.server.db.read.selectFrom(table).selectAll().execute()).length
}

describe('a scanner that runs script, fills every field and presses every button', () => {
  test('creates no consent, no point and no delivery: the mailbox did not answer', async () => {
    stage = await openCandidateStage()
    const path = await stage.link('candidate@example.com')
    const { pages, pressed } = await scan(stage.origin + path)
    expect(pages).toBeGreaterThan(1)
    expect(pressed).toContain('同意して登録する')
    await stage.server.deliver()
    // It reached the form: a mail went to the address it made up, and to nobody else.
    expect(new Set(stage.server.mails.map((mail) => mail.to))).toEqual(
      new Set(['scanner@example.net']),
    )
    expect(await countOf('consents')).toBe(0)
    expect(await countOf('provision_records')).toBe(0)
    expect(await countOf('ledger_entries')).toBe(0)
    expect(stage.server.agency.received).toEqual([])
    expect(await countOf('opens')).toBeGreaterThan(0)
  })

  test('on the way to the agency’s own form leaves a consent that earns and hands over nothing', async () => {
    stage = await openCandidateStage('https://mirai-career.example/form')
    const path = await stage.link('candidate@example.com')
    const { pressed } = await scan(stage.origin + path)
    expect(pressed.length).toBeGreaterThan(1)
    await stage.server.deliver()
    expect(await countOf('consents')).toBeGreaterThan(0)
    expect(await countOf('ledger_entries')).toBe(0)
    expect(stage.server.agency.received.filter(({ body }) => body.includes('registered'))).toEqual(
      [],
    )
    expect(stage.server.mails).toEqual([])
    const headers = { authorization: `Bearer ${MANAGER}` }
    const progress = await stage.ask({ url: '/api/progress', headers })
    expect(progress.json()).toMatchObject({ agreements: [{ points: 0, pending: 0 }] })
  })
})
