import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals'
import type { BrowserContext } from 'playwright-core'
import { handler, inPane, LOOKS_AT_ALL, replaceHandlers } from './handlers.ts'
import { pictureOfWindow } from './pictures.ts'
import { openStage, type Stage } from './stage.ts'
import * as walk from './walk.ts'

jest.setTimeout(60_000)

let stage: Stage
let people: BrowserContext
let outlook: walk.Compose

beforeAll(async () => {
  stage = await openStage()
})
beforeEach(async () => {
  people = await stage.browserFor()
})
afterEach(async () => {
  await people.close()
  expect(stage.faults()).toEqual([])
})
afterAll(() => stage?.close())

async function openIn(context: BrowserContext, script: string, client = 'web') {
  await replaceHandlers(context, script)
  return walk.openCompose(context, `${stage.sandbox.origin}/?client=${client}`)
}

async function openWith(script: string, client?: string): Promise<void> {
  outlook = await openIn(people, script, client)
}

const send = ({ page }: walk.Compose) => page.locator('#send').click()
const pressSend = () => send(outlook)
const dialog = () => outlook.page.getByRole('dialog', { name: 'Career Relay' })
const press = (name: string) => dialog().getByRole('button', { name, exact: true }).click()
const isSent = ({ page }: walk.Compose = outlook) =>
  page.getByRole('heading', { name: /^Sent to/ }).waitFor()
const notices = () => outlook.page.locator('#notices')

const SEEN =
  'Hanako Sato | hanako.sato@example.com | externalUser | Your application to Sample Industries | html | true | en-US | OnMessageSend'

describe('When Send is pressed, the handler of the manifest', () => {
  test.each([
    ['web', 'a page of the real office.js', 'object | function | object | function'],
    ['mac', 'a page of the real office.js', 'object | function | object | function'],
    [
      'classic',
      'a script without document, network or storage (§0.2)',
      'undefined | undefined | undefined | undefined',
    ],
  ])('on %s runs in %s and sees the message', async (client, _, surroundings) => {
    await openWith(LOOKS_AT_ALL, client)
    await pressSend()
    await dialog().getByText(`${SEEN} | ${surroundings}`).waitFor()
  })

  test.each(['web', 'classic'])('on %s lets the message go without a word', async (client) => {
    await openWith(handler('MessageSend', 'event.completed({ allowEvent: true })'), client)
    await pressSend()
    await isSent()
  })

  const REFUSES = handler(
    'MessageSend',
    `event.completed({ allowEvent: false, errorMessage: 'Not to her.', cancelLabel: 'Look again',
      commandId: 'ComposePaneButton', contextData: { why: 'other' } })`,
  )

  test('that refuses has the person asked: going on sends (§1.3)', async () => {
    await openWith(REFUSES)
    await pressSend()
    await dialog().getByText('Not to her.').waitFor()
    await press('Send Anyway')
    await isSent()
  })

  test('that refuses offers its own way on: the pane, told why (§1.4)', async () => {
    await openWith(REFUSES)
    await outlook.page.getByRole('button', { name: 'Close pane' }).click()
    await pressSend()
    await press('Look again')
    await outlook.pane.getByRole('button', { name: 'Insert referral link' }).waitFor()
    expect(await contextOfPane()).toBe('{"why":"other"}')
    expect(await outlook.page.getByRole('heading', { name: /^Sent to/ }).isVisible()).toBe(false)
  })

  test('with a command that is no button of the manifest only cancels (§1.4)', async () => {
    await openWith(REFUSES.replace('ComposePaneButton', 'NoSuchButton'))
    await outlook.page.getByRole('button', { name: 'Close pane' }).click()
    await pressSend()
    await press('Look again')
    await dialog().waitFor({ state: 'hidden' })
    expect(await outlook.page.locator('#pane').isVisible()).toBe(false)
    await pressSend()
    await dialog().waitFor()
    await outlook.page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'hidden' })
    expect(await outlook.page.locator('#compose').isVisible()).toBe(true)
  })

  test('that says nothing holds nobody up: after five seconds the person may send (§0.1)', async () => {
    const silent = handler('MessageSend', '')
    const late = 'setTimeout(function () { event.completed({ allowEvent: true }) }, 6000)'
    const japanese = await stage.browserFor({ locale: 'ja-JP' })
    const later = await stage.browserFor()
    // Three people wait at the same time; none needs to be waited for by the others.
    await Promise.all([
      openIn(people, silent).then(async (waiting) => {
        await send(waiting)
        await waiting.page.getByText('Career Relay is taking longer than expected').waitFor()
        await pictureOfWindow(waiting.page, 'en-alert-slow')
        await waiting.page.getByRole('button', { name: 'Send Anyway' }).click()
        await isSent(waiting)
      }),
      openIn(japanese, silent).then(async (waiting) => {
        await waiting.page.locator('input[name=theme][value=dark] + span').click()
        await send(waiting)
        await waiting.page.getByText('確認に時間がかかっています').waitFor()
        await pictureOfWindow(waiting.page, 'ja-alert-slow-dark')
        await waiting.page.getByRole('button', { name: '送信しない' }).click()
        await waiting.page.locator('#compose').waitFor()
      }),
      // One that lets go late leaves the question open, as Outlook does (office-js 4968).
      openIn(later, handler('MessageSend', late), 'classic').then(async (waiting) => {
        await send(waiting)
        await waiting.page.getByText('Career Relay has checked this message').waitFor()
        const question = waiting.page.getByRole('dialog')
        await question.getByRole('button', { name: 'Send', exact: true }).click()
        await isSent(waiting)
      }),
    ])
    await Promise.all([japanese.close(), later.close()])
  })

  test.each(['web', 'classic'])('that is not there lets the message go, on %s', async (client) => {
    await openWith('', client)
    await pressSend()
    await isSent()
  })
})

describe('What else happens to a message', () => {
  const note = (event: Parameters<typeof handler>[0], message: string) =>
    handler(
      event,
      `item.notificationMessages.replaceAsync('${event}', { type: 'insightMessage', message: ${message},
        icon: 'Icon.16', actions: [{ actionType: 'showTaskPane', actionText: 'Open',
        commandId: 'ComposePaneButton', contextData: { from: 'notice' } }] },
        function () { event.completed() })`,
    )
  const ALL = [
    note('NewMessageCompose', "'begun'"),
    note('MessageRecipientsChanged', "'changed ' + JSON.stringify(event.changedRecipientFields)"),
    handler(
      'MessageFromChanged',
      `item.from.getAsync(function (from) {
        item.notificationMessages.replaceAsync('from', { type: 'informationalMessage', icon: 'Icon.16',
          message: from.value.emailAddress, persistent: false }, function () { event.completed() })
      })`,
    ),
  ].join('\n')

  test.each(['web', 'classic'])(
    'a new message, its recipients and its sender reach their handlers on %s',
    async (client) => {
      await openWith(ALL, client)
      await notices().getByText('begun').waitFor()
      await outlook.page.getByLabel('Cc', { exact: true }).fill('makoto.tanaka@example.co.jp')
      await notices().getByText('changed {"to":false,"cc":true,"bcc":false}').waitFor()
      await outlook.page.getByLabel('From').selectOption('saiyo@example.co.jp')
      await notices().getByText('saiyo@example.co.jp').waitFor()
    },
  )

  test('a notice stands above the message until it is dismissed; its button opens the pane (§7)', async () => {
    await openWith(ALL)
    await notices().getByText('begun').waitFor()
    await outlook.page.getByRole('button', { name: 'Close pane' }).click()
    await notices().getByRole('button', { name: 'Open' }).click()
    await outlook.pane.getByRole('button', { name: 'Insert referral link' }).waitFor()
    expect(await contextOfPane()).toBe('{"from":"notice"}')
    await notices().getByRole('button', { name: 'Dismiss' }).click()
    expect(await notices().innerText()).toBe('')
  })

  test('a draft opened again is no new message, and has lost its notices and session data (§1.1, §2)', async () => {
    await openWith(
      [
        note('NewMessageCompose', "'begun'"),
        handler(
          'MessageSend',
          `item.sessionData.getAsync('kept', function (kept) {
            event.completed({ allowEvent: false, errorMessage: 'kept: ' + kept.status })
          })`,
        ),
      ].join('\n'),
    )
    await notices().getByText('begun').waitFor()
    await inPane(outlook, "item.sessionData.setAsync('kept', 'yes', done)")
    await pressSend()
    await dialog().getByText('kept: succeeded').waitFor()
    await press("Don't Send")
    await outlook.page.getByRole('button', { name: 'Close and reopen draft' }).click()
    expect(await notices().innerText()).toBe('')
    await pressSend()
    await dialog().getByText('kept: failed').waitFor()
  })

  test.each(['web', 'classic'])(
    'what the pane keeps for the mailbox is there for handlers on %s, also after a reload (§2)',
    async (client) => {
      const kept = "Office.context.roamingSettings.get('kept')"
      await openWith(
        handler(
          'MessageSend',
          `event.completed({ allowEvent: false, errorMessage: JSON.stringify(${kept}) })`,
        ),
        client,
      )
      await outlook.pane.getByRole('button', { name: 'Insert referral link' }).waitFor()
      await inPane(
        outlook,
        "Office.context.roamingSettings.set('kept', { domains: ['例え.jp'] }), Office.context.roamingSettings.saveAsync(done)",
      )
      await pressSend()
      await dialog().getByText('{"domains":["例え.jp"]}').waitFor()
      await outlook.page.reload()
      await pressSend()
      await dialog().getByText('{"domains":["例え.jp"]}').waitFor()
    },
  )
})

const contextOfPane = () => inPane(outlook, 'item.getInitializationContextAsync(done)')
