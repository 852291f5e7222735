import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { DAY_MS } from '../../server/domain/agreement.ts'
import { AGREEMENT, MANAGER } from '../seed.ts'
import { openCandidateStage, type CandidateStage } from './candidate-stage.ts'
import { launchChromium } from './chromium.ts'
import { NARROW, pictureOfPage } from './pictures.ts'
import { watched } from './watched.ts'

jest.setTimeout(240_000)

const FORM = 'https://forms.mirai-career.example/relay'
const DESKTOP = 1280

let browser: Browser
let relay: CandidateStage
let redirect: CandidateStage
beforeAll(async () => {
  browser = await launchChromium()
  relay = await openCandidateStage()
  redirect = await openCandidateStage(FORM)
})
afterAll(async () => {
  await browser.close()
  await relay.server.close()
  await redirect.server.close()
})

describe.each(['ja', 'en'] as const)("Every candidate's page in %s", (locale) => {
  const lang = `lang=${locale}`

  test.each([
    ['phone', NARROW],
    ['desk', DESKTOP],
  ])('keeps nobody out on a %s, light and dark', async (device, width) => {
    const context = await browser.newContext({
      locale: locale === 'ja' ? 'ja-JP' : 'en-US',
      viewport: { width, height: 800 },
      colorScheme: null,
      javaScriptEnabled: true,
    })
    const page = await context.newPage()
    const seen = watched(page)
    const faults: string[] = []
    const picture = async (name: string) => {
      expect([name, await page.locator('html').getAttribute('lang')]).toEqual([name, locale])
      faults.push(...(await pictureOfPage(page, `page-${locale}-${device}-${name}`)))
    }
    const open = async (stage: CandidateStage, path: string, name: string) => {
      await page.goto(`${stage.origin}${path}?${lang}`)
      await picture(name)
    }
    const press = async (name: string) => {
      await page.locator('main form button[type=submit]').last().click()
      await picture(name)
    }
    const email = `${locale}-${device}@example.com`

    const link = await relay.link(email)
    await open(relay, link, 'offer')
    await page.getByRole('checkbox').check()
    await page.locator('summary').click()
    await page.locator('#phone').fill('1')
    await press('returned')
    await page.locator('#name').fill(locale === 'ja' ? '佐藤 花子' : 'Hanako Sato')
    await page.locator('#email').fill(email)
    await page.locator('#phone').fill('03-1234-5678')
    await page.getByRole('checkbox').check()
    await press('mail-sent')
    await relay.server.deliver()
    const confirm = await relay.mailed(link, email, '/confirm/')
    const rights = (await relay.mailed(link, email, '/rights/')).replace(/\?.*/, '')
    await open(relay, confirm, 'confirm')
    await press('confirmed')
    const held = rights.split('/').slice(0, 3).join('/')
    await open(relay, held, 'held')
    await open(relay, `${held}/withdraw`, 'withdraw')
    await press('withdrawn')
    await open(relay, `${held}/erase`, 'erase')
    await press('erased')
    await open(relay, `${link}/rights-mail`, 'lost-mail')
    await open(relay, `${link}/decline`, 'decline')
    await press('declined')
    await open(relay, '/r/nothing-here', 'not-found')

    const late = await relay.link(`late-${email}`)
    relay.server.clock.now += 91 * DAY_MS
    await open(relay, late, 'expired')
    relay.server.clock.now -= 91 * DAY_MS
    const { config } = relay.server.context
    relay.server.context.config = { ...config, smtpUrl: undefined }
    await open(relay, late, 'closed')
    relay.server.context.config = config

    const onward = await redirect.link(email)
    await open(redirect, onward, 'redirect-offer')
    await page.getByRole('checkbox').check()
    await press('redirect-onward')
    await page.locator('main a[href^="/rights/"]').click()
    await press('redirect-withdrawn')
    await open(redirect, `${onward}/rights-mail`, 'redirect-lost')
    expect(await context.cookies()).toEqual([])
    expect(faults).toEqual([])
    expect(seen).toEqual([])
    await context.close()
  })

  test('can be filled in by keyboard, and switched to the other language as typed', async () => {
    const page = await browser.newPage({ viewport: { width: NARROW, height: 800 } })
    await page.goto(`${relay.origin}${await relay.link(`keys-${locale}@example.com`)}?${lang}`)
    await page.locator('#name').focus()
    await page.keyboard.type('花子 Hanako')
    await page.keyboard.press('Tab')
    await page.keyboard.type('nonsense')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    expect(await page.evaluate(() => scrollY > 0)).toBe(true)
    await page.getByRole('alert').getByRole('link').first().click()
    await page.locator('nav button.plain').click()
    const other = locale === 'ja' ? 'en' : 'ja'
    await page.locator(`html[lang=${other}]`).waitFor()
    expect(await page.locator('#name').inputValue()).toBe('花子 Hanako')
    expect(await page.locator('#email').inputValue()).toBe('nonsense')
    // Enter in a field sends the form and does not switch the language.
    await page.locator('#email').press('Enter')
    await page.getByRole('alert').waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe(other)
    await page.close()
  })

  test('can be read on paper, with the addresses its links lead to and no buttons', async () => {
    const page = await browser.newPage()
    const link = await relay.link(`paper-${locale}@example.com`)
    await page.goto(`${relay.origin}${link}?${lang}`)
    await page.emulateMedia({ media: 'print' })
    await page.screenshot({ path: `.cache/screenshots/page-${locale}-print.png`, fullPage: true })
    expect(await page.locator('button, input[type=text], .language').first().isVisible()).toBe(
      false,
    )
    const printed = await page
      .locator('.no-thanks a')
      .evaluate((a) => getComputedStyle(a, '::after').content)
    expect(printed).toBe(`" localhost${link}/decline"`)
    await page.close()
  })

  test('prints the way to the agency’s form as text with its address, dark or light', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: { width: DESKTOP, height: 800 }, colorScheme })
      const link = await redirect.link(`printed-${locale}-${colorScheme}@example.com`)
      await page.goto(`${redirect.origin}${link}?${lang}`)
      await page.getByRole('checkbox').check()
      await page.locator('main form button[type=submit]').last().click()
      await page.locator('a.button').waitFor()
      await page.emulateMedia({ media: 'print', colorScheme })
      const path = `.cache/screenshots/page-${locale}-print-redirect-${colorScheme}.png`
      await page.screenshot({ path, fullPage: true })
      const look = await page.locator('a.button').evaluate((a) => {
        const { color, backgroundColor, display } = getComputedStyle(a)
        return { color, backgroundColor, display, after: getComputedStyle(a, '::after').content }
      })
      expect(look).toMatchObject({
        color: 'rgb(0, 0, 0)',
        backgroundColor: 'rgba(0, 0, 0, 0)',
        display: 'inline',
      })
      expect(look.after).toContain(`${FORM}?ref=`)
      await page.close()
    }
  })
})

test('the links of an agreement that ended keep nobody out either', async () => {
  const link = await relay.link('ended@example.com')
  const headers = { authorization: `Bearer ${MANAGER}`, 'idempotency-key': 'ends-the-agreement' }
  await relay.ask({ method: 'POST', url: `/api/agreements/${AGREEMENT}/end`, headers })
  const page = await browser.newPage({ viewport: { width: NARROW, height: 800 } })
  const faults: string[] = []
  for (const locale of ['ja', 'en']) {
    await page.goto(`${relay.origin}${link}?lang=${locale}`)
    expect(await page.locator('.status').count()).toBe(1)
    faults.push(...(await pictureOfPage(page, `page-${locale}-phone-ended`)))
  }
  expect(faults).toEqual([])
})
