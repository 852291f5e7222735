import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core'
import { follow } from './stage.ts'

/** What people do in the product, by the names they read. English unless said otherwise. */

export interface Compose {
  page: Page
  pane: FrameLocator
  body: Locator
}

export async function openCompose(context: BrowserContext, origin: string): Promise<Compose> {
  const page = await context.newPage()
  await page.goto(origin)
  // The pane comes last; before it a press on Send would be heard by nobody.
  await page.locator('iframe[title="Career Relay"]').waitFor({ state: 'attached' })
  return composeIn(page)
}

export function composeIn(page: Page): Compose {
  return {
    page,
    pane: page.frameLocator('iframe[title="Career Relay"]'),
    body: page.getByRole('textbox', { name: /^(Message body|本文)$/ }),
  }
}

/** The letter as its author reads it, in whichever form it is written. */
export async function letterOf({ body }: Compose): Promise<string> {
  return body.evaluate((editor) =>
    editor instanceof HTMLTextAreaElement ? editor.value : (editor as HTMLElement).innerText,
  )
}

/** Insert the link and wait until the pane says that it stands in the mail. */
export async function insertLink({ pane }: Compose): Promise<void> {
  await pane.getByRole('button', { name: 'Insert referral link' }).click()
  await pane.getByRole('button', { name: 'Remove referral link' }).waitFor()
}

export async function send({ page }: Compose): Promise<void> {
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByRole('heading', { name: /^Sent to/ }).waitFor()
}

/** Open the manager's tab and wait for its figure. */
export async function progressShows({ pane }: Compose, text: string): Promise<void> {
  await pane.getByRole('tab', { name: /^(Progress|進捗)$/ }).click()
  await pane.getByText(text, { exact: true }).first().waitFor()
}

/** Open the newest mail to an address; the mailbox shows it within a moment of its arrival. */
export async function openNewestMail(
  page: Page,
  origin: string,
  address: string,
  subject: RegExp,
): Promise<void> {
  await page.goto(`${origin}/sandbox/mailbox?lang=en&to=${encodeURIComponent(address)}`)
  await page.getByRole('link', { name: subject }).first().click()
  await page.waitForURL(/\/sandbox\/mail\//)
}

/** Follow the link in the open mail as its reader would, into another window. */
export async function followMailLink(
  context: BrowserContext,
  page: Page,
  path: RegExp,
): Promise<Page> {
  const link = page.locator('pre.letter a').filter({ hasText: path }).first()
  return follow(context, () => link.click())
}

export async function fillForm(page: Page, person: { name: string; email: string }): Promise<void> {
  await page.getByLabel(/^Name/).fill(person.name)
  await page.getByLabel(/^E-mail/).fill(person.email)
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Agree and register' }).click()
  await page.getByRole('heading', { name: 'Please look at your mail' }).waitFor()
}

/** From the sent mail to the confirmed registration, all by hand. */
export async function registerCandidate(
  context: BrowserContext,
  origin: string,
  person: { name: string; email: string },
): Promise<Page> {
  const mailbox = await context.newPage()
  await openNewestMail(mailbox, origin, person.email, /Your application/)
  const candidatePage = await followMailLink(context, mailbox, /\/r\/[\w-]{22}\?/)
  await fillForm(candidatePage, person)
  await candidatePage.close()
  await openNewestMail(mailbox, origin, person.email, CONFIRMATION)
  const confirmation = await followMailLink(context, mailbox, /\/confirm\//)
  await confirmation.getByRole('button', { name: 'Confirm registration' }).click()
  await confirmation.getByRole('link', { name: 'Withdraw' }).waitFor()
  await mailbox.close()
  return confirmation
}

/** The subject of the server's own mail. */
export const CONFIRMATION = /^Please confirm your registration|ご登録の確定/
