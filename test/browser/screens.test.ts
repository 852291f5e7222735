import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { BrowserContext, Page } from 'playwright-core'
import {
  NARROW,
  pictureForReadme,
  pictureOfPage,
  pictureOfPane,
  pictureOfWindow,
} from './pictures.ts'
import { openStage, type Stage } from './stage.ts'
import * as walk from './walk.ts'

jest.setTimeout(60_000)

// Over http, as people start it; the other stories run over https.
let stage: Stage
let origin: string
beforeAll(async () => {
  stage = await openStage({ https: false })
  origin = stage.sandbox.origin
})
afterEach(() => expect(stage.faults()).toEqual([]))
afterAll(() => stage?.close())

/** What is read on the screens, in both languages. */
const WORDS = {
  en: {
    to: 'To',
    cc: 'Cc',
    insert: 'Insert referral link',
    remove: 'Remove referral link',
    send: 'Send',
    next: 'New message',
    closePane: 'Close pane',
    addIn: 'Career Relay',
    mail: /Your application to/,
    agree: 'Agree and register',
    mailSent: 'Please look at your mail',
    confirm: 'Confirm registration',
    withdraw: 'Withdraw',
    bar: '1 of 10',
    name: /^Name/,
    email: /^E-mail/,
    signedOut: 'Signed out',
    code: 'Access code',
    otherPerson: 'The link in this mail was made for another person.',
  },
  ja: {
    to: '宛先',
    cc: 'CC',
    insert: 'ご案内リンクを挿入',
    remove: 'ご案内リンクを削除',
    send: '送信',
    next: '新しいメッセージ',
    closePane: 'ペインを閉じる',
    addIn: 'キャリアリレー',
    mail: /選考結果のご連絡/,
    agree: '同意して登録する',
    mailSent: '確認メールをご覧ください',
    confirm: '登録を確定する',
    withdraw: '同意を撤回',
    bar: '2名/10名',
    name: /^お名前/,
    email: /^メールアドレス/,
    signedOut: '未サインイン',
    code: 'アクセスコード',
    otherPerson: '本文のリンクは別の方のために発行されたものです。',
  },
}

describe.each(['en', 'ja'] as const)('Every screen, in %s, light and dark', (locale) => {
  const say = WORDS[locale]
  const email = `${locale}.reader@example.com`
  let desktop: BrowserContext
  let phone: BrowserContext
  let outlook: walk.Compose
  let reader: Page

  beforeAll(async () => {
    const tag = locale === 'ja' ? 'ja-JP' : 'en-US'
    desktop = await stage.browserFor({ locale: tag })
    phone = await stage.browserFor({ locale: tag, width: NARROW })
    outlook = await walk.openCompose(desktop, origin)
    reader = await phone.newPage()
  })
  afterAll(async () => {
    await desktop.close()
    await phone.close()
  })

  const line = (label: string) => outlook.page.getByLabel(label, { exact: true })
  const paneButton = (name: string) => outlook.pane.getByRole('button', { name })

  test('the pane beside a draft fits its 320 pixels, whoever the mail goes to', async () => {
    await paneButton(say.insert).waitFor()
    const faults = await pictureOfPane(outlook, `${locale}-pane-one-candidate`)
    await line(say.to).fill('')
    faults.push(...(await pictureOfPane(outlook, `${locale}-pane-nobody`)))
    await line(say.to).fill('a@example.com; b@example.net')
    faults.push(...(await pictureOfPane(outlook, `${locale}-pane-several`)))
    await line(say.to).fill('makoto.tanaka@example.co.jp')
    faults.push(...(await pictureOfPane(outlook, `${locale}-pane-colleagues`)))
    await line(say.to).fill(`読者 Reader <${email}>`)
    await outlook.pane.getByText('読者 Reader').waitFor()
    await paneButton(say.insert).click()
    await paneButton(say.remove).waitFor()
    faults.push(...(await pictureOfPane(outlook, `${locale}-pane-inserted`)))
    await pictureOfWindow(outlook.page, `${locale}-sandbox-dark`)
    await line(say.to).fill('other@example.com')
    await outlook.pane.getByText(say.otherPerson).waitFor()
    faults.push(...(await pictureOfPane(outlook, `${locale}-pane-other-person`)))
    await line(say.to).fill(email)
    expect(faults).toEqual([])
  })

  test("the candidate's pages fit a phone, from the offer to the confirmed registration", async () => {
    await outlook.page.getByRole('button', { name: say.send, exact: true }).click()
    await outlook.page.getByRole('button', { name: say.next }).waitFor()
    await pictureOfWindow(outlook.page, `${locale}-sandbox-sent`)
    const lang = `lang=${locale}`
    await reader.goto(`${origin}/sandbox/mailbox?${lang}`)
    await reader.getByRole('link', { name: say.mail }).first().click()
    await reader.waitForURL(/\/sandbox\/mail\//)
    const faults = await pictureOfPage(reader, `${locale}-mail`)
    const offer = await walk.followMailLink(phone, reader, /\/r\/[\w-]{22}\?/)
    faults.push(...(await pictureOfPage(offer, `${locale}-candidate-offer`)))
    await offer.getByRole('button', { name: say.agree }).click()
    await offer.getByRole('alert').waitFor()
    faults.push(...(await pictureOfPage(offer, `${locale}-candidate-incomplete`)))
    stage.faults()
    await offer.getByLabel(say.name).fill('読者')
    await offer.getByLabel(say.email).fill(email)
    await offer.getByRole('checkbox').check()
    await offer.getByRole('button', { name: say.agree }).click()
    await offer.getByText(say.mailSent).waitFor()
    faults.push(...(await pictureOfPage(offer, `${locale}-candidate-mail-sent`)))
    await walk.openNewestMail(reader, origin, email, walk.CONFIRMATION)
    const confirmation = await walk.followMailLink(phone, reader, /\/confirm\//)
    faults.push(...(await pictureOfPage(confirmation, `${locale}-candidate-confirm`)))
    await confirmation.getByRole('button', { name: say.confirm }).click()
    const withdraw = confirmation.getByRole('link', { name: say.withdraw })
    await withdraw.waitFor()
    faults.push(...(await pictureOfPage(confirmation, `${locale}-candidate-confirmed`)))
    await withdraw.click()
    await confirmation.getByRole('button').first().waitFor()
    faults.push(...(await pictureOfPage(confirmation, `${locale}-candidate-withdraw`)))
    await confirmation.goto(`${origin}/r/nothing-here`)
    faults.push(...(await pictureOfPage(confirmation, `${locale}-candidate-not-found`)))
    expect(await confirmation.locator('html').getAttribute('lang')).toBe(locale)
    stage.faults()
    expect(faults).toEqual([])
  })

  test('the mailbox and the agency desk fit a phone', async () => {
    await reader.goto(`${origin}/sandbox/mailbox?lang=${locale}`)
    const faults = await pictureOfPage(reader, `${locale}-mailbox`)
    await reader.goto(`${origin}/sandbox/agency?lang=${locale}`)
    await reader.locator('.good').first().waitFor()
    faults.push(...(await pictureOfPage(reader, `${locale}-agency-desk`)))
    expect(faults).toEqual([])
  })

  test('the pane shows progress, and who is not signed in, in 320 pixels', async () => {
    await outlook.page.getByRole('button', { name: say.next }).click()
    await paneButton(say.insert).waitFor()
    await walk.progressShows(outlook, say.bar)
    const faults = await pictureOfPane(outlook, `${locale}-pane-progress`)
    await outlook.page.getByText(say.signedOut, { exact: true }).click()
    await outlook.pane.getByLabel(say.code).waitFor()
    faults.push(...(await pictureOfPane(outlook, `${locale}-pane-signed-out`)))
    expect(faults).toEqual([])
  })
})

test('the picture in the README is the sandbox as it opens, with a link in the mail', async () => {
  const someone = await stage.browserFor()
  const outlook = await walk.openCompose(someone, origin)
  await walk.insertLink(outlook)
  await pictureOfWindow(outlook.page, 'sandbox')
  if (process.env.UPDATE_SCREENSHOT === '1') await pictureForReadme(outlook.page)
  await someone.close()
})
