import { afterAll, afterEach, beforeAll, describe, expect, jest } from '@jest/globals'
import type { BrowserContext, Page } from 'playwright-core'
import { follow, openStage, type Stage } from './stage.ts'
import { storySteps } from './steps.ts'
import * as walk from './walk.ts'

jest.setTimeout(60_000)

let stage: Stage
let origin: string
let outlook: walk.Compose
let people: BrowserContext

beforeAll(async () => {
  stage = await openStage()
  origin = stage.sandbox.origin
  people = await stage.browserFor()
  outlook = await walk.openCompose(people, origin)
})
afterEach(() => expect(stage.faults()).toEqual([]))
afterAll(() => stage?.close())

const progressShows = (text: string) => walk.progressShows(outlook, text)

const nextMessage = () => outlook.page.getByRole('button', { name: 'New message' }).click()

async function addressOfTo(): Promise<string> {
  const line = await outlook.page.getByLabel('To', { exact: true }).inputValue()
  return /<(.+)>/.exec(line)?.[1] ?? line
}

const step = storySteps()

describe('From a rejection mail to a free placement', () => {
  let mailbox: Page
  let candidatePage: Page

  step('the sandbox opens with a rejection mail half written to one candidate', async () => {
    expect(await addressOfTo()).toBe('hanako.sato@example.com')
    expect(await outlook.body.innerText()).toContain('Thank you for applying')
    await outlook.pane.getByText('Hanako Sato').first().waitFor()
  })

  step('one click puts the link and the locked consent text before the signature', async () => {
    await walk.insertLink(outlook)
    const letter = await outlook.body.innerText()
    const [link] = letter.match(new RegExp(`${origin}/r/[\\w-]{22}\\?c=[\\w-]{2}`)) ?? []
    expect(link).toBeDefined()
    expect(letter).toContain('/decline')
    expect(letter.indexOf(link ?? '')).toBeGreaterThan(letter.indexOf('We wish you every success'))
    expect(letter.indexOf(link ?? '')).toBeLessThan(letter.indexOf('Human Resources'))
  })

  step('Send delivers a real mail that the candidate finds in the mailbox', async () => {
    await walk.send(outlook)
    const link = outlook.page.getByRole('link', { name: "Candidate's mailbox" })
    mailbox = await follow(people, () => link.click())
    await mailbox.getByRole('link', { name: /Your application to Sample Industries/ }).click()
    const letter = mailbox.frameLocator('iframe.letter')
    await letter.getByText('Dear Hanako').waitFor()
    candidatePage = await follow(people, () => letter.locator('a[href*="?c="]').first().click())
  })

  step("the candidate's page asks with an empty form and an unticked box", async () => {
    const box = candidatePage.getByRole('checkbox')
    expect(await box.count()).toBe(1)
    expect(await box.isChecked()).toBe(false)
    const typed = await candidatePage.locator('input:not([type=hidden],[type=checkbox])').all()
    for (const field of typed) expect(await field.inputValue()).toBe('')
    expect(typed.length).toBeGreaterThanOrEqual(2)
  })

  step('agreeing sends a mail, and only confirming in it registers', async () => {
    await walk.fillForm(candidatePage, { name: 'Hanako Sato', email: 'hanako.sato@example.com' })
    await nextMessage()
    await progressShows('0 of 10')
    await walk.openNewestMail(mailbox, origin, 'hanako.sato@example.com', walk.CONFIRMATION)
    const confirmation = await walk.followMailLink(people, mailbox, /\/confirm\//)
    await confirmation.getByRole('button', { name: 'Confirm registration' }).click()
    await confirmation.getByRole('link', { name: 'Withdraw' }).waitFor()
  })

  step('the manager sees one of ten in the pane', async () => {
    await outlook.page.getByRole('button', { name: 'Close pane' }).click()
    await outlook.page.getByRole('button', { name: 'Career Relay', exact: true }).click()
    await progressShows('1 of 10')
  })

  step('the agency desk holds the registration, its signature verified', async () => {
    const link = outlook.page.getByRole('link', { name: 'Agency desk' })
    const desk = await follow(people, () => link.click())
    await desk.getByText('Signature verified').first().waitFor()
    await desk.getByText('hanako.sato@example.com').first().waitFor()
    expect(await desk.getByText('Signature refused').count()).toBe(0)
    await desk.close()
  })

  step('seven example candidates walk the same way, marked as examples', async () => {
    await outlook.page.getByRole('button', { name: 'Add seven example candidates' }).click()
    await outlook.page
      .getByText('7 example candidates agreed and confirmed')
      .waitFor({ timeout: 30_000 })
    await progressShows('8 of 10')
  })

  step('with the tenth the bar begins anew and one free placement stands there', async () => {
    for (const points of ['9 of 10', '0 of 10']) {
      await outlook.pane.getByRole('tab', { name: 'Compose' }).click()
      const email = await addressOfTo()
      await walk.insertLink(outlook)
      await walk.send(outlook)
      await walk.registerCandidate(people, origin, { name: '候補者', email })
      await nextMessage()
      await progressShows(points)
    }
    await outlook.pane.getByText('1 free placement available').waitFor()
  })
})
