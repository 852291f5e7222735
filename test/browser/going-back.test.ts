import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { countRows } from '../../server/store/installation.ts'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { openCandidateStage, type CandidateStage } from './candidate-stage.ts'
import { launchChromium } from './chromium.ts'

jest.setTimeout(120_000)

const FORM = 'https://forms.mirai-career.example/relay'

let browser: Browser
let stage: CandidateStage
let page: Page
let number = 0
beforeAll(async () => {
  browser = await launchChromium()
  stage = await openCandidateStage()
})
beforeEach(async () => {
  page = await browser.newPage({ locale: 'en-US' })
})
afterAll(async () => {
  await browser.close()
  await stage.server.close()
})

const rows = () => countRows(stage.server.db.read)
const field = (name: string) => page.locator(`#${name}`).inputValue()
const send = () => page.locator('main form button[type=submit]').last().click()
const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

/** Open a link of its own. */
async function open(at = stage): Promise<{ link: string; email: string }> {
  const email = `wrong-turn-${(number += 1)}@example.com`
  const link = await at.link(email)
  await page.goto(`${at.origin}${link}?lang=en`)
  return { link, email }
}

async function fill(name: string, email: string): Promise<void> {
  await page.locator('#name').fill(name)
  await page.locator('#email').fill(email)
}

describe('Whoever goes back', () => {
  test('after a form that was taken finds it as it was typed, and so by the page’s button', async () => {
    const { email } = await open()
    await fill('Hanako', email)
    await page.getByRole('checkbox').check()
    await send()
    await heading('Please look at your mail')
    await page.goBack()
    expect([await field('name'), await field('email')]).toEqual(['Hanako', email])
    await fill('Hanako', 'mistyped@exampel.com')
    await page.getByRole('checkbox').check()
    await send()
    const before = await rows()
    await page.getByRole('button', { name: 'Check what I entered' }).click()
    expect([await field('name'), await field('email')]).toEqual(['Hanako', 'mistyped@exampel.com'])
    expect(await rows()).toEqual(before)
  })

  test('after a form that came back and was put right meets the browser’s own page, then the form; nothing was decided', async () => {
    const { email } = await open()
    await fill('Hanako', 'nonsense')
    await send()
    await page.getByRole('alert').waitFor()
    await page.locator('#email').fill(email)
    await page.getByRole('checkbox').check()
    await send()
    await heading('Please look at your mail')
    const before = await rows()
    // Chromium keeps no answer to a form that may not be stored (docs/security.md).
    await expect(page.goBack()).rejects.toThrow('ERR_CACHE_MISS')
    await page.waitForURL(/^chrome-error:/)
    await page.goBack()
    expect([await field('name'), await field('email')]).toEqual(['Hanako', 'nonsense'])
    expect(await rows()).toEqual(before)
  })

  test('after the language was switched with nothing typed is where they were', async () => {
    const { link } = await open()
    await page.locator('nav').getByRole('button', { name: '日本語' }).click()
    await page.locator('html[lang=ja]').waitFor()
    expect(page.url()).toBe(`${stage.origin}${link}?lang=ja`)
    await page.goBack()
    await page.locator('html[lang=en]').waitFor()
  })
})

describe('The language switch', () => {
  test('of a form half filled keeps what was typed, by mouse and by keyboard, and checks nothing', async () => {
    await open()
    const before = await rows()
    await fill('花子 Hanako', 'half@')
    await page.getByRole('checkbox').check()
    await page.locator('nav').getByRole('button', { name: '日本語' }).press('Enter')
    await page.locator('html[lang=ja]').waitFor()
    expect([await field('name'), await field('email')]).toEqual(['花子 Hanako', 'half@'])
    expect(await page.getByRole('checkbox').isChecked()).toBe(false)
    expect(await page.getByRole('alert').count()).toBe(0)
    await page.locator('nav').getByRole('button', { name: 'English' }).click()
    await page.locator('html[lang=en]').waitFor()
    expect(await field('name')).toBe('花子 Hanako')
    expect(await rows()).toEqual(before)
    // Enter in a field presses the form's own button.
    await page.locator('#email').press('Enter')
    await page.getByRole('alert').waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
  })

  test('of what is told once keeps the number and the link', async () => {
    const redirect = await openCandidateStage(FORM)
    await open(redirect)
    await page.getByRole('checkbox').check()
    await send()
    const told = await page.locator('.whole').allInnerTexts()
    await page.locator('nav').getByRole('button', { name: '日本語' }).click()
    await page.locator('html[lang=ja]').waitFor()
    expect(await page.locator('.whole').allInnerTexts()).toEqual(told)
    expect(page.url()).not.toContain(told[1]?.split('/').at(-1))
    await redirect.server.close()
  })
})

describe('A form pressed', () => {
  test('twice is one registration and one mail', async () => {
    const { email } = await open()
    await fill('Hanako', email)
    await page.getByRole('checkbox').check()
    const before = await rows()
    await page.locator('main form button[type=submit]').last().dblclick()
    await heading('Please look at your mail')
    await stage.server.deliver()
    expect((await rows()).registrations).toBe(before.registrations + 1)
    expect(stage.server.mails.filter((mail) => mail.to === email)).toHaveLength(1)
  })

  test('in two tabs with other details asks each by mail, and the mailbox decides', async () => {
    const { link, email } = await open()
    const other = await browser.newPage({ locale: 'en-US' })
    await other.goto(`${stage.origin}${link}?lang=en`)
    await fill('In the first', email)
    await other.locator('#name').fill('In the second')
    await other.locator('#email').fill(email)
    for (const tab of [page, other]) {
      await tab.getByRole('checkbox').check()
      await tab.locator('main form button[type=submit]').last().click()
      await tab.getByRole('heading', { name: 'Please look at your mail' }).waitFor()
    }
    await stage.server.deliver()
    const asked = stage.server.mails.filter((mail) => mail.to === email)
    expect(asked).toHaveLength(2)
    await other.close()
  })

  test.each([
    ['once its link was taken back', 'This page is not available'],
    ['once its days are over', 'From Sample Industries Inc.'],
  ])('%s registers nobody and says so', async (when, title) => {
    const { email } = await open()
    const before = await rows()
    await fill('Hanako', email)
    await page.getByRole('checkbox').check()
    const { clock, db } = stage.server
    const late = when.includes('days')
    if (late) clock.now += 91 * DAY_MS
    else {
      await db.write((tx) => tx.updateTable('referrals').set({ revoked_at: clock.now }).execute())
    }
    await send()
    await heading(title)
    expect((await rows()).registrations).toBe(before.registrations)
    if (late)
      await page.getByText('The time for registering through this link has passed.').waitFor()
    await page.goBack()
    if (late) clock.now -= 91 * DAY_MS
    await page.locator('h1').waitFor()
  })
})
