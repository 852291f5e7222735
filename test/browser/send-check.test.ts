import { afterAll, afterEach, beforeAll, describe, expect, jest } from '@jest/globals'
import type { BrowserContext } from 'playwright-core'
import { openStage, type Stage } from './stage.ts'
import { storySteps } from './steps.ts'
import * as walk from './walk.ts'

jest.setTimeout(60_000)

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(() => expect(stage.faults()).toEqual([]))
afterAll(() => stage?.close())

const OTHER_PERSON = 'The referral link in this mail was made for someone other than its recipient.'
const TEXT_CUT = 'The referral link is here, but the consent text that belongs to it was removed.'
const SEVERAL = 'This mail carries one person’s referral link and goes to several people.'
const TWO_LINKS = 'This mail carries different referral links.'
const SUGGESTS = 'This reads like a rejection. Would an offer of help suit this candidate?'

/** What is sent before classic Outlook gives out the change is checked as it was (§2). */
const BODY_LAG_MS = 1_100

describe.each(['web', 'mac', 'classic', 'text'])('The send check as built, on %s', (client) => {
  const step = storySteps()
  const email = `checked.${client}@example.com`
  let people: BrowserContext
  let outlook: walk.Compose

  beforeAll(async () => {
    people = await stage.browserFor()
    outlook = await walk.openCompose(people, `${stage.sandbox.origin}/?client=${client}`)
    await line('To').fill(email)
    await outlook.pane.getByText('c•••@').waitFor()
    await walk.insertLink(outlook)
    await letBodyCatchUp()
  })
  afterAll(() => people.close())

  const line = (label: string) => outlook.page.getByLabel(label, { exact: true })
  const dialog = () => outlook.page.getByRole('dialog', { name: 'Career Relay' })
  const press = (name: string) => dialog().getByRole('button', { name, exact: true }).click()

  async function letBodyCatchUp() {
    if (client === 'classic') await outlook.page.waitForTimeout(BODY_LAG_MS)
  }

  /** Press Send, read the question, and do not send. */
  async function isAsked(sentence: string) {
    await outlook.page.locator('#send').click()
    await dialog().getByText(sentence).waitFor()
    await outlook.page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'hidden' })
    expect(await outlook.page.locator('#compose').isVisible()).toBe(true)
  }

  /** What a person does to the letter by hand. */
  async function edit(change: (letter: string) => string) {
    await outlook.body.evaluate(
      (editor, changed) => {
        if (editor instanceof HTMLTextAreaElement) editor.value = changed
        else editor.innerHTML = changed
        editor.dispatchEvent(new Event('input', { bubbles: true }))
      },
      change(await source()),
    )
    await letBodyCatchUp()
  }
  const source = () =>
    outlook.body.evaluate((editor) =>
      editor instanceof HTMLTextAreaElement ? editor.value : editor.innerHTML,
    )

  step('asks before another person’s link goes out', async () => {
    await line('To').fill('somebody.else@example.net')
    await isAsked(OTHER_PERSON)
    await line('To').fill(email)
  })

  step('asks when several people outside would get it, in Bcc too', async () => {
    await line('Bcc').fill('somebody.else@example.net')
    await isAsked(SEVERAL)
    await line('Bcc').fill('')
  })

  step('asks when a line of the consent text was cut', async () => {
    const whole = await source()
    await edit((letter) => letter.replace(/Optional, with no effect on this or any later/, ''))
    await isAsked(TEXT_CUT)
    await edit(() => whole)
  })

  step('asks when two different links stand in the mail', async () => {
    const whole = await source()
    const second = `${stage.sandbox.origin}/r/${'B'.repeat(22)}`
    const added = client === 'text' ? `${second}\n` : `<p><a href="${second}">${second}</a></p>`
    await edit((letter) => added + letter)
    await isAsked(TWO_LINKS)
    await edit(() => whole)
  })

  step('lets the right mail go, and says so afterwards where there is a network', async () => {
    await line('Cc').fill('makoto.tanaka@example.co.jp')
    const reported =
      client !== 'classic' &&
      outlook.page.waitForRequest((sent) => sent.url().endsWith('/r/released'))
    await walk.send(outlook)
    if (reported) expect((await reported).method()).toBe('POST')
  })

  step('lets an answer over the sent mail go, whose history holds its link', async () => {
    await outlook.page.getByRole('button', { name: 'Reply to it' }).click()
    await line('To').fill('somebody.else@example.net')
    await walk.send(outlook)
  })

  step('offers help above a rejection until the link stands in it', async () => {
    await outlook.page.getByRole('button', { name: 'New message' }).click()
    const above = outlook.page.locator('#notices')
    await above.getByText(SUGGESTS).waitFor()
    await walk.insertLink(outlook)
    await above.getByText(SUGGESTS).waitFor({ state: 'detached' })
  })

  step('lets the author have the last word', async () => {
    await letBodyCatchUp()
    await line('To').fill('somebody.else@example.net')
    await outlook.page.locator('#send').click()
    await dialog().getByText(OTHER_PERSON).waitFor()
    await press('Send Anyway')
    await outlook.page.getByRole('heading', { name: /^Sent to/ }).waitFor()
  })
})
