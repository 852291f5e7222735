import { afterAll, afterEach, beforeAll, describe, expect, jest } from '@jest/globals'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { openStage, type Stage } from './stage.ts'
import { storySteps } from './steps.ts'
import * as walk from './walk.ts'

jest.setTimeout(60_000)

const COMPANY = {
  'Name (Japanese)': '株式会社見本商事',
  'Name (English)': 'Mihon Trading Inc.',
  'Address (Japanese)': '大阪府大阪市例町4-5-6',
  'Address (English)': '4-5-6 Rei-cho, Osaka',
  'Representative (Japanese)': '見本 次郎',
  'Representative (English)': 'Jiro Mihon',
  'Privacy contact': 'privacy@mihon.example',
  'Mail domains of your company': 'mihon.example',
}

const AGENCY = {
  'Name (Japanese)': 'あさひ人材株式会社',
  'Name (English)': 'Asahi Staffing Inc.',
  'Short name': 'あさひ人材',
  'Address (Japanese)': '京都府京都市例町7-8-9',
  'Address (English)': '7-8-9 Rei-cho, Kyoto',
  'Representative (Japanese)': '朝日 光',
  'Representative (English)': 'Hikaru Asahi',
  'Licence number': '26-ユ-000000',
  'Mail domains of the agency': 'asahi-staffing.example',
  'How often it will write (Japanese)': '月に1回です。',
  'How often it will write (English)': 'Once a month.',
}

let stage: Stage
let origin: string
let people: BrowserContext
let outlook: walk.Compose

beforeAll(async () => {
  stage = await openStage()
  origin = stage.sandbox.origin
  people = await stage.browserFor()
  outlook = await walk.openCompose(people, origin)
})
afterEach(() => expect(stage.faults()).toEqual([]))
afterAll(() => stage?.close())

const step = storySteps()
const button = (name: string) => outlook.pane.getByRole('button', { name, exact: true })
const field = (name: string) => outlook.pane.getByLabel(name, { exact: true })
const shows = (words: string | RegExp) => outlook.pane.getByText(words).first().waitFor()
const person = (name: string) => outlook.page.getByText(name, { exact: true }).click()

async function fill(entries: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(entries)) await field(name).fill(value)
}

async function openSettings(section: string): Promise<Locator> {
  // Settings open where they were left; another tab and back leads to the list.
  await outlook.pane.getByRole('tab', { name: 'Settings' }).click()
  const back = outlook.pane.getByRole('button', { name: 'Back' })
  if (await back.isVisible()) await back.click()
  await button(section).click()
  return outlook.pane.getByRole('region', { name: section })
}

/** What stands in each section for the new company, and for the sandbox's. */
const OWN = {
  Company: 'Mihon Trading Inc.',
  Agreements: 'Asahi Staffing Inc.',
  Members: 'manager@localhost',
  Devices: 'Manager',
  'Audit trail': 'あさひ人材株式会社',
}
const EXAMPLES = {
  Company: 'Sample Industries Inc.',
  Agreements: 'Mirai Career Inc.',
  Members: 'makoto.tanaka@example.co.jp',
  Devices: 'Career Relay sandbox',
  'Audit trail': 'みらいキャリア株式会社',
}

/** Every section shows its own, what was typed into fields included, and nothing of the others'. */
async function expectSettings(own: Record<string, string>, others: RegExp): Promise<void> {
  for (const [section, words] of Object.entries(own)) {
    const screen = await openSettings(section)
    await expectWithin(async () => (await everythingIn(screen)).includes(words), words)
    expect(await everythingIn(screen)).not.toMatch(others)
  }
}

async function everythingIn(screen: Locator): Promise<string> {
  const typed = await screen
    .locator('input, textarea')
    .evaluateAll((fields) => fields.map((one) => (one as HTMLInputElement).value))
  return [await screen.innerText(), ...typed].join('\n')
}

async function expectWithin(isSo: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 5_000
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`"${what}" never stood there`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('A new company, from an empty workspace to its first link', () => {
  let desk: Page

  step('enters the code that the command line gave its first manager', async () => {
    const code = await stage.codeFor(['--role', 'manager', '--new-company'])
    await person('Signed out')
    await field('Access code').fill(code.toLowerCase().replaceAll('-', ' '))
    await button('Sign in').click()
    await outlook.pane.getByRole('tab', { name: 'Settings' }).waitFor()
  })

  step('stays signed in when Outlook is opened again', async () => {
    await outlook.page.reload()
    await outlook.pane.getByRole('tab', { name: 'Settings' }).waitFor()
  })

  step('says who it is', async () => {
    await openSettings('Company')
    await fill(COMPANY)
    await button('Save').click()
    await shows('Saved')
  })

  step('makes an agreement with its agency, on our own form', async () => {
    await openSettings('Agreements')
    await button('New agreement').click()
    await fill(AGENCY)
    await button('Next').click()
    await outlook.pane.getByText('Our form', { exact: true }).waitFor()
    await button('Next').click()
    await field('People for one free placement').fill('5')
    await button('Next').click()
    await field('Address of the agency’s endpoint').fill(`${origin}/sandbox/agency/webhook`)
    await button('Next').click()
    await shows('What candidates will read')
    await button('Make the agreement').click()
    await shows('The agreement is a draft.')
  })

  step('cannot put it into force before the agency verifies with its secret', async () => {
    await button('Send a test').click()
    await shows('The endpoint answered 401.')
    const secret = await field('Secret for the agency').inputValue()
    desk = await people.newPage()
    await desk.goto(`${origin}/sandbox/agency?lang=en`)
    await desk.getByLabel('Webhook secret of another agreement').fill(secret)
    await desk.getByRole('button', { name: 'Verify with it too' }).click()
    await desk.getByText('The desk verifies with it from now on.').waitFor()
    await button('Send a test').click()
    await shows('The endpoint answered 204.')
    await button('Put into force').click()
    await shows('Links can be made now.')
  })

  step('puts its first link into a mail, in its own and its agency’s name', async () => {
    await outlook.pane.getByRole('tab', { name: 'Compose' }).click()
    await walk.insertLink(outlook)
    expect(await outlook.body.innerText()).toContain('Asahi Staffing')
    await walk.send(outlook)
    const email = 'hanako.sato@example.com'
    await walk.registerCandidate(people, origin, { name: '佐藤 花子', email })
    await desk.getByText(email).first().waitFor()
  })

  step('sees nothing of the other company on this server', async () => {
    await outlook.page.getByRole('button', { name: 'New message' }).click()
    await expectSettings(OWN, /Sample|Mirai|田中|加藤|サンプル/)
  })

  step('is not seen by the other company either', async () => {
    await person('Manager')
    await walk.progressShows(outlook, '0 of 10')
    await expectSettings(EXAMPLES, /Mihon|Asahi|manager@localhost|見本商事/)
    await outlook.pane.getByRole('tab', { name: 'Compose' }).click()
    await walk.insertLink(outlook)
    expect(await outlook.body.innerText()).toContain('Mirai')
  })
})
