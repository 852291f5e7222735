import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { BrowserContext } from 'playwright-core'
import { handler, replaceHandlers } from './handlers.ts'
import { NARROW, pictureOfWindow, tooWide } from './pictures.ts'
import { openStage, type Stage } from './stage.ts'
import * as walk from './walk.ts'

jest.setTimeout(60_000)

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ https: false })
})
afterEach(() => expect(stage.faults()).toEqual([]))
afterAll(() => stage?.close())

const WORDS = {
  en: {
    insert: 'Insert referral link',
    remove: 'Remove referral link',
    send: 'Send',
    reply: 'Reply to it',
    other:
      "The referral link in this mail was made for someone other than its recipient. Sent as it is, another person's page would reach them.",
    act: 'Look at the link',
    notice: 'Would an offer of help suit this candidate?',
    open: 'Open Career Relay',
  },
  ja: {
    insert: 'ご案内リンクを挿入',
    remove: 'ご案内リンクを削除',
    send: '送信',
    reply: 'このメールに返信',
    other:
      '本文のご案内リンクは、宛先とは別の方のために発行されたものです。このまま送ると、その方の登録ページが別の方に届きます。',
    act: 'リンクを確認',
    notice: 'ご案内を添えますか。',
    open: 'ペインを開く',
  },
}

const QUIET = handler('MessageSend', 'event.completed({ allowEvent: true })')

describe.each(['en', 'ja'] as const)('Every Outlook, in %s', (locale) => {
  const say = WORDS[locale]
  let people: BrowserContext
  let outlook: walk.Compose

  const open = async (client: string, script = QUIET, width = 1280) => {
    people = await stage.browserFor({ locale: locale === 'ja' ? 'ja-JP' : 'en-US', width })
    await replaceHandlers(people, script)
    outlook = await walk.openCompose(people, `${stage.sandbox.origin}/?client=${client}`)
  }
  afterEach(() => people.close())

  const button = (name: string) => outlook.page.getByRole('button', { name, exact: true })

  test.each(['web', 'mac', 'classic', 'text'])(
    '%s shows a letter with a link, and an answer above its history',
    async (client) => {
      await open(client)
      await outlook.pane.getByRole('button', { name: say.insert }).click()
      await outlook.pane.getByRole('button', { name: say.remove }).waitFor()
      await pictureOfWindow(outlook.page, `${locale}-client-${client}`)
      expect(await tooWide(outlook.page, client)).toEqual([])
      await button(say.send).click()
      await button(say.reply).click()
      await outlook.pane.getByRole('button', { name: say.insert }).waitFor()
      await pictureOfWindow(outlook.page, `${locale}-client-${client}-reply`)
    },
  )

  test.each([1280, NARROW])(
    'the question before sending fits a window of %i pixels',
    async (width) => {
      const refuse = `event.completed({ allowEvent: false, errorMessage: ${JSON.stringify(say.other)},
      cancelLabel: ${JSON.stringify(say.act)}, commandId: 'ComposePaneButton' })`
      const suggest = `item.notificationMessages.replaceAsync('x', { type: 'insightMessage', icon: 'Icon.16',
      message: ${JSON.stringify(say.notice)}, actions: [{ actionType: 'showTaskPane',
      actionText: ${JSON.stringify(say.open)}, commandId: 'ComposePaneButton' }] },
      function () { event.completed() })`
      await open(
        'web',
        [handler('MessageSend', refuse), handler('NewMessageCompose', suggest)].join('\n'),
        width,
      )
      await outlook.page.getByText(say.notice).waitFor()
      await pictureOfWindow(outlook.page, `${locale}-notice-${width}`)
      await button(say.send).click()
      await outlook.page.getByRole('dialog').getByText(say.other).waitFor()
      await pictureOfWindow(outlook.page, `${locale}-alert-${width}`)
      expect(await tooWide(outlook.page, `alert-${width}`)).toEqual([])
    },
  )
})
