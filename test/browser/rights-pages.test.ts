import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import type { IssuedReferral } from '../../src/contract/referral.ts'
import { consentPost } from '../server/test-server.ts'
import { openCandidateStage, type CandidateStage } from './candidate-stage.ts'
import { launchChromium } from './chromium.ts'
import { NARROW, pictureOfPage } from './pictures.ts'
import { watched } from './watched.ts'

jest.setTimeout(240_000)

const FORM = 'https://forms.mirai-career.example/relay'
const DESKTOP = 1280
const HOST = 'http://localhost'

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

/** Fill in the form behind a link, beside the browser; answers with the newest confirmation link. */
async function enter(link: string, email: string, name: string): Promise<string> {
  await relay.ask(consentPost({ url: `${HOST}${link}` } as IssuedReferral, { email, name }))
  await relay.server.deliver()
  const mail = relay.server.mails.findLast((one) =>
    one.text.parts.some((part) => 'link' in part && part.link.includes('/confirm/')),
  )
  const links = mail?.text.parts.flatMap((part) => ('link' in part ? [part.link] : []))
  return links?.find((one) => one.includes('/confirm/'))?.replace(HOST, '') ?? ''
}

/** Where everything held is shown, by the newest mail. */
function heldPath(): string {
  const links = relay.server.mails
    .at(-1)
    ?.text.parts.flatMap((part) => ('link' in part ? [part.link] : []))
  return (
    links
      ?.find((one) => one.includes('/rights/'))
      ?.replace(HOST, '')
      .split('/')
      .slice(0, 3)
      .join('/') ?? ''
  )
}

describe.each(['ja', 'en'] as const)("Every page of a candidate's rights in %s", (locale) => {
  test.each([
    ['phone', NARROW],
    ['desk', DESKTOP],
  ])('keeps nobody out on a %s, light and dark', async (device, width) => {
    const context = await browser.newContext({
      locale: locale === 'ja' ? 'ja-JP' : 'en-US',
      viewport: { width, height: 800 },
      colorScheme: null,
    })
    const page = await context.newPage()
    const seen = watched(page)
    const faults: string[] = []
    const picture = async (name: string) => {
      expect([name, await page.locator('html').getAttribute('lang')]).toEqual([name, locale])
      faults.push(...(await pictureOfPage(page, `rights-${locale}-${device}-${name}`)))
    }
    const open = async (stage: CandidateStage, path: string, name: string) => {
      await page.goto(`${stage.origin}${path}?lang=${locale}`)
      await picture(name)
    }
    const press = async (name: string) => {
      await page.locator('main form button:not([disabled])').last().click()
      await picture(name)
    }
    const email = `rights-${locale}-${device}@example.com`
    const link = await relay.link(email)

    const first = await enter(link, email, locale === 'ja' ? '佐藤 花子' : 'Hanako Sato')
    await page.goto(`${relay.origin}${first}?lang=${locale}`)
    await page.locator('main form button').click()
    const second = await enter(link, email, locale === 'ja' ? '鈴木 花子' : 'Hanako Suzuki')
    const third = await enter(link, email, locale === 'ja' ? '高橋 花子' : 'Hanako Takahashi')
    await open(relay, third, 'correct')
    await press('corrected')
    await open(relay, second, 'earlier')
    await relay.server.deliver()
    const held = heldPath()
    await open(relay, held, 'held')
    const copies = await page
      .locator('a[href*="/pages/"]')
      .evaluateAll((all) => all.map((one) => new URL((one as HTMLAnchorElement).href).pathname))
    expect(new Set(copies).size).toBe(3)
    for (const [at, copy] of [...new Set(copies)].entries()) {
      await page.goto(`${relay.origin}${copy}?lang=${locale}`)
      faults.push(...(await pictureOfPage(page, `rights-${locale}-${device}-copy-${at}`)))
      expect(await page.locator('main form button:not([disabled])').count()).toBe(0)
    }
    await open(relay, `${held}/withdraw`, 'withdraw')
    await press('withdrawn')
    await open(relay, held, 'held-withdrawn')
    await open(relay, `${held}/erase`, 'erase')
    await press('erased')

    const other = `un${email}`
    const unconfirmed = await relay.link(other)
    await enter(unconfirmed, other, 'Unconfirmed')
    const pending = heldPath()
    await open(relay, pending, 'held-waiting')
    await open(relay, `${pending}/withdraw`, 'delete')
    await press('deleted')
    await open(relay, `${link}/rights-mail`, 'lost-mail')
    await page.locator('#email').fill('half@')
    await press('lost-mail-returned')
    await page.locator('#email').fill(email)
    await press('lost-mail-sent')
    await press('lost-mail-checked')
    await open(relay, '/confirm/nothing-here', 'unconfirmed')

    const onward = await redirect.link(email)
    await page.goto(`${redirect.origin}${onward}?lang=${locale}`)
    await page.getByRole('checkbox').check()
    await page.locator('main form button[type=submit]').last().click()
    const told = await page.locator('main a[href^="/rights/"]').getAttribute('href')
    const own = told?.split('/').slice(0, 3).join('/') ?? ''
    await open(redirect, own, 'redirect-held')
    await open(redirect, `${own}/erase`, 'redirect-erase')
    await press('redirect-erased')
    expect(await context.cookies()).toEqual([])
    expect(faults).toEqual([])
    expect(seen).toEqual([])
    await context.close()
  })
})
