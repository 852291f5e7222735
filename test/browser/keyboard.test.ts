import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { BrowserContext } from 'playwright-core'
import { openStage, type Stage } from './stage.ts'
import * as walk from './walk.ts'

jest.setTimeout(60_000)

let stage: Stage
let people: BrowserContext
let outlook: walk.Compose
beforeAll(async () => {
  stage = await openStage({ https: false })
  people = await stage.browserFor({ locale: 'en-US' })
  outlook = await walk.openCompose(people, stage.sandbox.origin)
  await outlook.pane.getByRole('button', { name: 'Insert referral link' }).waitFor()
})
afterEach(() => expect(stage.faults()).toEqual([]))
afterAll(async () => {
  await people?.close()
  await stage?.close()
})

const MOST_STOPS = 40

/** What a message to Outlook and its answer may take. */
const LEAVING_MS = 500

/** What a screen may take to come on a busy machine. */
const ARRIVING_MS = 5_000

/** What has the focus in the pane, by its own words or its label. */
async function focused(): Promise<string> {
  const pane = outlook.page.frames().find((each) => each.url().includes('/addin/taskpane'))
  const words = await pane?.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null
    const label = element?.getAttribute('aria-label') ?? element?.labels?.[0]?.textContent
    return label ?? element?.textContent
  })
  return (words ?? '').trim()
}

/** Wait until the screen that has just come has taken the focus. */
async function focusOn(name: string): Promise<void> {
  const until = Date.now() + ARRIVING_MS
  while ((await focused()) !== name && Date.now() < until) await outlook.page.waitForTimeout(50)
  expect(await focused()).toBe(name)
}

async function press(key: string): Promise<string> {
  await outlook.page.keyboard.press(key)
  return await focused()
}

/** Tab on until there; fails where the keyboard gets no further. */
async function tabTo(name: RegExp): Promise<string> {
  for (let stop = 0, before = ''; stop < MOST_STOPS; stop += 1) {
    const now = await press('Tab')
    if (name.test(now)) return now
    if (now === before) throw new Error(`The keyboard stays at “${now}”`)
    before = now
  }
  throw new Error(`The keyboard never reaches ${name}`)
}

/** On the web office.js takes Tab and Escape from every page and carries them out its own way. */
describe('By keyboard alone, under Microsoft’s office.js', () => {
  test('from the button to the list of sends, through it and back', async () => {
    await outlook.pane.getByRole('button', { name: 'Insert referral link' }).press('Enter')
    await outlook.pane.getByRole('button', { name: 'Remove referral link' }).waitFor()
    await tabTo(/^My sends$/)
    await press('Enter')
    await outlook.pane.getByRole('button', { name: /^Revoke the link of/ }).waitFor()
    expect(await focused()).toBe('My sends')
    await tabTo(/^Revoke the link of/)
    expect(await press('Enter')).toBe('Cancel')
    expect(await press('Escape')).toMatch(/^Revoke the link of/)
    expect(await press('Escape')).toBe('My sends')
    await outlook.pane.getByRole('button', { name: 'Remove referral link' }).waitFor()
  })

  test('through every explanation beside the figures', async () => {
    await outlook.pane.getByRole('tab', { name: 'Progress' }).click()
    await outlook.pane.getByText('What does this count?').waitFor()
    for (const question of [/^What does this count/, /^What is a free/, /^How current/]) {
      await tabTo(question)
    }
    await tabTo(/by month$/)
    await press('Enter')
    const report = outlook.pane.locator('details', { hasText: 'by month' })
    expect(await report.getAttribute('open')).not.toBeNull()
  })

  test('out of the pane on every side, and back to Send', async () => {
    const onPage = () =>
      outlook.page.evaluate(() => {
        const { id, className, tagName } = document.activeElement ?? document.body
        return id || className || tagName
      })
    await outlook.pane.getByRole('tab', { name: 'Compose' }).click()
    await outlook.page.locator('#close-pane').focus()
    await press('Tab')
    expect(await onPage()).toBe('IFRAME')
    expect(await pressUntilOut('Tab')).toBe('mailbox-link')
    await press('Shift+Tab')
    expect(await onPage()).toBe('IFRAME')
    expect(await pressUntilOut('Shift+Tab')).toBe('close-pane')
    for (const key of ['Control+F6', 'Control+Shift+F6']) {
      await press('Tab')
      expect(await onPage()).toBe('IFRAME')
      await press('Escape')
      expect(await onPage()).toBe('IFRAME')
      expect(await pressUntilOut(key)).toBe('send')
      await outlook.page.locator('#close-pane').focus()
    }

    async function pressUntilOut(key: string): Promise<string> {
      for (let stop = 0; stop < MOST_STOPS; stop += 1) {
        const before = await focused()
        // Outlook moves the focus once it has been asked to; until then nothing moves.
        if ((await press(key)) === before) await outlook.page.waitForTimeout(LEAVING_MS)
        const place = await onPage()
        if (place !== 'IFRAME') return place
      }
      throw new Error(`${key} never leaves the pane`)
    }
  })

  test('into every screen of the settings and out again', async () => {
    await outlook.pane.getByRole('tab', { name: 'Settings' }).click()
    for (const name of ['Company', 'Agreements', 'Wording', 'Members', 'Devices', 'Display']) {
      await outlook.pane.getByRole('button', { name, exact: true }).focus()
      await press('Enter')
      await outlook.pane.getByRole('heading', { name, exact: true }).waitFor()
      await focusOn(name)
      expect(await press('Shift+Tab')).toMatch(/Back/)
      await press('Escape')
      await outlook.pane.getByRole('heading', { name: 'Settings' }).waitFor()
    }
  })
})
