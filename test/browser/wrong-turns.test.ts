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
import { postFormsOf } from '../../sandbox/html-form.ts'
import { openStage, type Stage } from './stage.ts'
import * as walk from './walk.ts'

jest.setTimeout(60_000)

let stage: Stage
let origin: string
let people: BrowserContext
let outlook: walk.Compose

beforeAll(async () => {
  stage = await openStage()
  origin = stage.sandbox.origin
})
beforeEach(async () => {
  people = await stage.browserFor()
  outlook = await walk.openCompose(people, origin)
})
afterEach(async () => {
  await people.close()
  expect(stage.faults()).toEqual([])
})
afterAll(() => stage?.close())

const insertButton = () => outlook.pane.getByRole('button', { name: 'Insert referral link' })
const says = (sentence: string | RegExp) => outlook.pane.getByText(sentence).first().waitFor()
const address = (line: 'To' | 'Cc' | 'Bcc') => outlook.page.getByLabel(line, { exact: true })

async function sendLinkTo(email: string): Promise<void> {
  await address('To').fill(email)
  await says(`${email[0]}•••@`)
  await walk.insertLink(outlook)
  await walk.send(outlook)
}

describe('Who the link is for', () => {
  test('nobody in To: the pane asks for the candidate', async () => {
    await address('To').fill('')
    await says('Add the candidate to To.')
  })

  test('two people outside, over To and Bcc: the pane asks for one', async () => {
    await address('Bcc').fill('taro@example.net')
    await says('This mail goes to 2 people outside your company.')
  })

  test('colleagues only: the pane asks for the candidate', async () => {
    await address('To').fill('Makoto <makoto.tanaka@example.co.jp>')
    await says('This address is inside your company. Add the candidate.')
  })

  test('a colleague in copy is no obstacle', async () => {
    await address('Cc').fill('makoto.tanaka@example.co.jp')
    await walk.insertLink(outlook)
  })

  test('another recipient after the link was made: the pane says so and replaces it', async () => {
    await walk.insertLink(outlook)
    const before = await outlook.body.innerText()
    await address('To').fill('Jiro <jiro@example.net>')
    await says('The link in this mail was made for another person.')
    await outlook.pane.getByRole('button', { name: 'Replace it' }).click()
    await says('Inserted. Not sent yet.')
    const after = await outlook.body.innerText()
    expect(after).not.toBe(before)
    expect(after.match(/\?c=/g)).toHaveLength(1)
  })

  test('a message to nobody is not sent', async () => {
    await address('To').fill('Hanako')
    await outlook.page.getByRole('button', { name: 'Send', exact: true }).click()
    await outlook.page.getByText('"Hanako" is not an address.').waitFor()
  })
})

describe('The draft', () => {
  test('opened again, the pane knows its block and takes it out of the mail', async () => {
    const before = await outlook.body.innerText()
    await walk.insertLink(outlook)
    await outlook.page.getByRole('button', { name: 'Close pane' }).click()
    await outlook.page.getByRole('button', { name: 'Career Relay', exact: true }).click()
    await outlook.pane.getByRole('button', { name: 'Remove referral link' }).click()
    await insertButton().waitFor()
    // Outlook itself may leave an empty line at the end (office-js 6778).
    const words = (text: string) => text.trim().split(/\s+/).join(' ')
    expect(words(await outlook.body.innerText())).toBe(words(before))
  })

  test('in plain text gets the block as text, and its mail has a link to follow', async () => {
    await outlook.page.getByText('Plain text', { exact: true }).click()
    await address('To').fill('plain@example.com')
    await says('p•••@')
    await walk.insertLink(outlook)
    const letter = await outlook.body.inputValue()
    expect(letter).toMatch(/\/r\/[\w-]{22}\?c=/)
    expect(letter).not.toMatch(/<\/?[a-z]+>/)
    expect(letter.indexOf('?c=')).toBeGreaterThan(letter.indexOf('We wish you every success'))
    expect(letter.indexOf('?c=')).toBeLessThan(letter.indexOf('Human Resources'))
    await walk.send(outlook)
    const mailbox = await people.newPage()
    await walk.openNewestMail(mailbox, origin, 'plain@example.com', /Your application/)
    expect(await mailbox.locator('iframe.letter').count()).toBe(0)
    const page = await walk.followMailLink(people, mailbox, /\/r\//)
    await page.getByRole('button', { name: 'Agree and register' }).waitFor()
  })
})

describe('What registers nobody', () => {
  test('a scanner that opens every link and presses every button of an unfilled form', async () => {
    await sendLinkTo('scanned@example.com')
    const mailbox = await people.newPage()
    await walk.openNewestMail(mailbox, origin, 'scanned@example.com', /Your application/)
    const links = await mailbox.locator('pre.letter a').allInnerTexts()
    expect(links.length).toBeGreaterThanOrEqual(2)
    for (const link of links) {
      const address = new URL(link)
      await stage.ask(address, { method: 'HEAD' })
      const page = await stage.ask(address)
      for (const form of postFormsOf(await page.text())) {
        const untouched = form.fields.filter(({ type }) => type === 'hidden')
        await stage.ask(new URL(form.action, address), {
          method: 'POST',
          form: Object.fromEntries(untouched.map(({ name, value }) => [name, value])),
          headers: { 'sec-fetch-site': 'same-origin' },
        })
      }
    }
    await expectPoints('0 of 10')
  })

  test("a recruiter who fills the form with the candidate's address causes a mail, nothing more", async () => {
    await sendLinkTo('watched@example.com')
    const sentItems = await people.newPage()
    await walk.openNewestMail(sentItems, origin, 'watched@example.com', /Your application/)
    const page = await walk.followMailLink(people, sentItems, /\/r\//)
    await walk.fillForm(page, { name: 'Watched', email: 'watched@example.com' })
    await walk.openNewestMail(sentItems, origin, 'watched@example.com', walk.CONFIRMATION)
    await expectPoints('0 of 10')
    await sentItems.goto(`${origin}/sandbox/agency?lang=en`)
    expect(await sentItems.getByText('watched@example.com').count()).toBe(0)
  })

  test('an unticked box brings the form back with what was typed', async () => {
    await sendLinkTo('unticked@example.com')
    const mailbox = await people.newPage()
    await walk.openNewestMail(mailbox, origin, 'unticked@example.com', /Your application/)
    const page = await walk.followMailLink(people, mailbox, /\/r\//)
    await page.getByLabel(/^Name/).fill('<script>alert(1)</script> 😀 ｻﾄｳ')
    await page.getByLabel(/^E-mail/).fill('unticked@example.com')
    await page.getByRole('button', { name: 'Agree and register' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel(/^Name/).inputValue()).toContain('<script>')
    expect(await page.getByRole('checkbox').isChecked()).toBe(false)
    // The page that came back is a refusal, which the browser reports as one.
    expect(stage.faults().every((fault) => fault.includes('422'))).toBe(true)
  })
})

describe('What counts once', () => {
  test('a confirmation pressed in two tabs', async () => {
    await sendLinkTo('twice@example.com')
    const mailbox = await people.newPage()
    await walk.openNewestMail(mailbox, origin, 'twice@example.com', /Your application/)
    const page = await walk.followMailLink(people, mailbox, /\/r\//)
    await walk.fillForm(page, { name: 'Twice', email: 'twice@example.com' })
    await walk.openNewestMail(mailbox, origin, 'twice@example.com', walk.CONFIRMATION)
    const tabs = [
      await walk.followMailLink(people, mailbox, /\/confirm\//),
      await walk.followMailLink(people, mailbox, /\/confirm\//),
    ]
    await Promise.all(
      tabs.map(async (tab) => {
        await tab.getByRole('button', { name: 'Confirm registration' }).click()
        await tab.getByRole('link', { name: 'Withdraw' }).waitFor()
      }),
    )
    await expectPoints('1 of 10')
    await mailbox.goto(`${origin}/sandbox/agency?lang=en`)
    expect(await mailbox.getByText('twice@example.com').first().count()).toBe(1)
  })
})

describe('An agency that cannot be reached', () => {
  test('loses nothing: what happened meanwhile arrives when it is back', async () => {
    const desk = await people.newPage()
    await desk.goto(`${origin}/sandbox/agency?lang=en`)
    await desk.getByRole('button', { name: 'Take receiver down' }).click()
    await desk.getByText('it answers 503').waitFor()
    await sendLinkTo('patient@example.com')
    await walk.registerCandidate(people, origin, { name: 'Patient', email: 'patient@example.com' })
    expect(await desk.getByText('patient@example.com').count()).toBe(0)
    await desk.getByRole('button', { name: 'Bring receiver up' }).click()
    await desk.getByText('patient@example.com').first().waitFor({ timeout: 20_000 })
  })
})

describe('A recruiter', () => {
  test('writes mails and sees no figures', async () => {
    await outlook.page.getByText('Recruiter', { exact: true }).click()
    await insertButton().waitFor()
    expect(await outlook.pane.getByRole('tab', { name: 'Progress' }).count()).toBe(0)
  })
})

async function expectPoints(text: string): Promise<void> {
  const fresh = await walk.openCompose(people, origin)
  await walk.progressShows(fresh, text)
}
