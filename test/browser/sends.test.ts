import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { BrowserContext } from 'playwright-core'
import { pictureOfPane } from './pictures.ts'
import { openStage, type Stage } from './stage.ts'
import * as walk from './walk.ts'

jest.setTimeout(60_000)

let stage: Stage
let origin: string
beforeAll(async () => {
  stage = await openStage({ https: false })
  origin = stage.sandbox.origin
})
afterEach(() => expect(stage.faults()).toEqual([]))
afterAll(() => stage?.close())

const WORDS = {
  en: {
    insert: 'Insert referral link',
    remove: 'Remove referral link',
    next: /^Next try in \d s\.$/,
    tryNow: 'Try now',
    sends: 'My sends',
    revokeOf: /^Revoke the link of/,
    revoke: 'Revoke the link',
    revoked: 'The link is revoked.',
    dead: /^The link in this mail was revoked\./,
    send: 'Send',
    beside: 'Open Career Relay beside it',
    compose: 'Compose',
    inMail: 'The link in this mail',
  },
  ja: {
    insert: 'ご案内リンクを挿入',
    remove: 'ご案内リンクを削除',
    next: /^\d秒後に再試行します。$/,
    tryNow: '今すぐ再試行',
    sends: '送信の記録',
    revokeOf: /のリンクを取り消す$/,
    revoke: 'リンクを取り消す',
    revoked: 'リンクを取り消しました。',
    dead: /^本文のリンクは取り消されています。/,
    send: '送信',
    beside: 'このメールの横で Career Relay を開く',
    compose: '作成',
    inMail: 'このメールのご案内リンク',
  },
}

describe.each(['en', 'ja'] as const)('A link that goes wrong, in %s', (locale) => {
  const say = WORDS[locale]
  let desktop: BrowserContext
  let outlook: walk.Compose
  beforeAll(async () => {
    desktop = await stage.browserFor({ locale: locale === 'ja' ? 'ja-JP' : 'en-US' })
    outlook = await walk.openCompose(desktop, origin)
  })
  afterAll(() => desktop.close())

  const button = (name: string | RegExp) => outlook.pane.getByRole('button', { name, exact: true })

  test('waits for a server that is away, and is inserted once it is back', async () => {
    await button(say.insert).waitFor()
    await desktop.route('**/api/referrals', (route) => route.abort())
    await button(say.insert).click()
    await outlook.pane.getByText(say.next).waitFor()
    const faults = await pictureOfPane(outlook, `${locale}-pane-waiting`)
    expect(await walk.letterOf(outlook)).not.toContain('/r/')
    await desktop.unroute('**/api/referrals')
    // By itself or by the button, whichever comes first.
    await button(say.tryNow)
      .click({ timeout: 1_000 })
      .catch(() => undefined)
    await button(say.remove).waitFor()
    expect((await walk.letterOf(outlook)).match(/\/r\/[\w-]{22}\/decline/g)).toHaveLength(1)
    // The browser itself reports every request that was stopped.
    stage.faults()
    expect(faults).toEqual([])
  })

  test('is taken back in the list, its page is gone, and the draft says so', async () => {
    const path = /\/r\/[\w-]{22}/.exec(await walk.letterOf(outlook))?.[0] ?? ''
    await button(say.sends).click()
    await button(say.revokeOf).first().waitFor()
    const faults = await pictureOfPane(outlook, `${locale}-pane-sends`)
    await button(say.revokeOf).first().click()
    faults.push(...(await pictureOfPane(outlook, `${locale}-pane-sends-question`)))
    expect((await stage.ask(new URL(path, origin))).status()).toBe(200)
    await button(say.revoke).click()
    await outlook.pane.getByText(say.revoked).waitFor()
    expect((await stage.ask(new URL(path, origin))).status()).toBe(404)
    faults.push(...(await pictureOfPane(outlook, `${locale}-pane-sends-revoked`)))
    await outlook.pane.getByRole('heading', { name: say.sends }).press('Escape')
    await outlook.pane.getByText(say.dead).waitFor()
    faults.push(...(await pictureOfPane(outlook, `${locale}-pane-dead-link`)))
    await button(say.remove).click()
    await button(say.insert).waitFor()
    expect(faults).toEqual([])
  })

  test('is taken back beside the sent mail itself, as its sender reads it', async () => {
    await button(say.insert).click()
    await button(say.remove).waitFor()
    const path = /\/r\/[\w-]{22}/.exec(await walk.letterOf(outlook))?.[0] ?? ''
    await outlook.page.getByRole('button', { name: say.send, exact: true }).click()
    await outlook.page.getByRole('button', { name: say.beside }).click()
    await outlook.pane.getByRole('tab', { name: say.compose }).click()
    await outlook.pane.getByRole('heading', { name: say.inMail }).waitFor()
    await button(say.revokeOf).waitFor()
    const faults = await pictureOfPane(outlook, `${locale}-pane-mail-read`)
    expect((await stage.ask(new URL(path, origin))).status()).toBe(200)
    await button(say.revokeOf).click()
    await button(say.revoke).click()
    await outlook.pane.getByText(say.revoked).waitFor()
    expect((await stage.ask(new URL(path, origin))).status()).toBe(404)
    expect(faults).toEqual([])
  })
})
