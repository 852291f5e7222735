import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { BrowserContext } from 'playwright-core'
import { PRIVACY_TEXTS } from '../../src/text/privacy.ts'
import { REPORT_TEXTS } from '../../src/text/report.ts'
import { textIn } from '../../src/text/use-text.ts'
import { pictureOfPane } from './pictures.ts'
import { openStage, type Stage } from './stage.ts'
import * as walk from './walk.ts'

jest.setTimeout(90_000)

const CANDIDATE = { name: 'Hanako Sato', email: 'hanako.sato@example.com' }

const SIGNED_OUT = { en: 'Signed out', ja: '未サインイン' }
const CODE = { en: 'Access code', ja: 'アクセスコード' }

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ https: false })
  const { origin } = stage.sandbox
  const people = await stage.browserFor()
  const outlook = await walk.openCompose(people, origin)
  await walk.insertLink(outlook)
  await walk.send(outlook)
  await walk.registerCandidate(people, origin, CANDIDATE)
  await people.close()
})
afterEach(() => expect(stage.faults()).toEqual([]))
afterAll(() => stage?.close())

describe.each(['en', 'ja'] as const)('in %s', (locale) => {
  const text = PRIVACY_TEXTS[locale]
  let desktop: BrowserContext
  let outlook: walk.Compose
  beforeAll(async () => {
    desktop = await stage.browserFor({ locale: locale === 'ja' ? 'ja-JP' : 'en-US' })
    outlook = await walk.openCompose(desktop, stage.sandbox.origin)
  })
  afterAll(() => desktop.close())

  const { tabs } = textIn(locale)
  const picture = (name: string) => pictureOfPane(outlook, `${locale}-${name}`)
  const button = (name: string) => outlook.pane.getByRole('button', { name, exact: true })

  test('the report keeps to 320 pixels and keeps nobody out', async () => {
    await outlook.pane.getByRole('tab', { name: tabs.progress }).click()
    await outlook.pane.getByText(REPORT_TEXTS[locale].open).click()
    await outlook.pane.getByText(REPORT_TEXTS[locale].tooFew).waitFor()
    expect(await picture('report')).toEqual([])
  })

  test('so does every screen of the privacy desk, with a person found and a request waiting', async () => {
    const code = await stage.codeFor([
      ...['--role', 'privacy_officer', '--name', `Officer ${locale}`],
      ...['--email', `officer-${locale}@example.co.jp`],
    ])
    await outlook.page.getByText(SIGNED_OUT[locale], { exact: true }).click()
    await outlook.pane.getByLabel(CODE[locale], { exact: true }).fill(code)
    await outlook.pane.locator('button[type=submit]').click()
    await outlook.pane.getByRole('tab', { name: tabs.privacy }).click()
    await outlook.pane.getByRole('heading', { name: text.title }).waitFor()
    const faults = await picture('privacy-empty')

    await outlook.pane.getByLabel(text.address).fill(CANDIDATE.email)
    await button(text.lookUp).click()
    await outlook.pane.getByText(CANDIDATE.name, { exact: true }).waitFor()
    await outlook.pane.getByText(text.held.data).click()
    faults.push(...(await picture('privacy-found')))

    const withdraw = outlook.pane.getByRole('button', { name: new RegExp(text.withdraw) })
    await withdraw.first().click()
    faults.push(...(await picture('privacy-withdraw')))
    await button(text.cancel).click()

    await outlook.pane
      .getByRole('button', { name: new RegExp(text.correction.open) })
      .first()
      .click()
    faults.push(...(await picture('privacy-correct')))
    await button(text.cancel).click()

    await button(text.byPerson.erase).click()
    faults.push(...(await picture('privacy-erase')))
    await button(text.cancel).click()

    await button(text.enter).click()
    faults.push(...(await picture('privacy-request')))
    await outlook.pane.getByLabel(text.address).fill(CANDIDATE.email)
    await button(text.save).click()
    await outlook.pane.getByText(text.requests, { exact: true }).waitFor()
    await outlook.pane
      .getByRole('button', { name: new RegExp(text.close) })
      .first()
      .click()
    faults.push(...(await picture('privacy-close')))
    expect(faults).toEqual([])
  })
})
