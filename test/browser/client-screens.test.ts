import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { BrowserContext } from 'playwright-core'
import { handler, replaceHandlers } from './handlers.ts'
import { NARROW, pictureOfWindow, tooWide } from './pictures.ts'
import { SENTENCES } from '../../src/send-check/sentences.ts'
import { openStage, type Stage } from './stage.ts'
import * as walk from './walk.ts'

jest.setTimeout(60_000)

let stage: Stage
let people: BrowserContext
beforeAll(async () => {
  stage = await openStage({ https: false })
})
afterEach(async () => {
  await people.close()
  expect(stage.faults()).toEqual([])
})
afterAll(() => stage?.close())

/** The longest of what the product says here, so that it is seen to fit. */
const WORDS = {
  en: {
    other: `${SENTENCES.en.person} ${SENTENCES.en.ways}`,
    open: 'Open Career Relay',
    notice:
      'This reads like a decision on an application. Would an offer of help suit this candidate?',
  },
  ja: {
    other: SENTENCES.ja.person + SENTENCES.ja.ways,
    open: 'キャリアリレーを開く',
    notice: '選考結果のご連絡のようです。ご案内を添えますか。',
  },
}

async function openIn(locale: 'en' | 'ja', client: string, script: string, width = 1280) {
  people = await stage.browserFor({ locale: locale === 'ja' ? 'ja-JP' : 'en-US', width })
  await replaceHandlers(people, script)
  return walk.openCompose(people, `${stage.sandbox.origin}/?client=${client}`)
}

describe('Every Outlook, in Japanese', () => {
  const QUIET = handler('MessageSend', 'event.completed({ allowEvent: true })')

  test.each(['web', 'mac', 'classic', 'text'])(
    '%s shows a letter with a link, and an answer above its history',
    async (client) => {
      const { page, pane } = await openIn('ja', client, QUIET)
      await pane.getByRole('button', { name: 'ご案内リンクを挿入' }).click()
      await pane.getByRole('button', { name: 'ご案内リンクを削除' }).waitFor()
      await pictureOfWindow(page, `ja-client-${client}`)
      expect(await tooWide(page, client)).toEqual([])
      await page.locator('#send').click()
      await page.getByRole('button', { name: 'このメールに返信' }).click()
      await pane.getByRole('button', { name: 'ご案内リンクを挿入' }).waitFor()
      await pictureOfWindow(page, `ja-client-${client}-reply`)
    },
  )
})

describe('What Outlook says about a message', () => {
  test.each([
    ['en', 1280],
    ['ja', 1280],
    ['ja', NARROW],
  ] as const)('in %s fits a window of %i pixels', async (locale, width) => {
    const say = WORDS[locale]
    const refuse = `event.completed({ allowEvent: false, errorMessage: ${JSON.stringify(say.other)},
      cancelLabel: ${JSON.stringify(say.open)}, commandId: 'ComposePaneButton' })`
    const suggest = `item.notificationMessages.replaceAsync('x', { type: 'insightMessage', icon: 'Icon.16',
      message: ${JSON.stringify(say.notice)}, actions: [{ actionType: 'showTaskPane',
      actionText: ${JSON.stringify(say.open)}, commandId: 'ComposePaneButton' }] },
      function () { event.completed() })`
    const script = [handler('MessageSend', refuse), handler('NewMessageCompose', suggest)]
    const { page } = await openIn(locale, 'web', script.join('\n'), width)
    await page.getByText(say.notice).waitFor()
    await pictureOfWindow(page, `${locale}-notice-${width}`)
    await page.locator('#send').click()
    await page.getByRole('dialog').getByText(say.other).waitFor()
    await pictureOfWindow(page, `${locale}-alert-${width}`)
    expect(await tooWide(page, `alert-${width}`)).toEqual([])
  })
})
