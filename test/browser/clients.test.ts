import { afterAll, afterEach, beforeAll, describe, expect, jest } from '@jest/globals'
import type { BrowserContext } from 'playwright-core'
import { pictureOfWindow } from './pictures.ts'
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

const LINK = /\/r\/([\w-]{22})\?c=[\w-]+/g

/** What somebody does who finds the line about later applications superfluous. */
function cutConsentText(editor: Element) {
  const line = /.*no effect on this.*/
  if (editor instanceof HTMLTextAreaElement) editor.value = editor.value.replace(line, '')
  else {
    const paragraphs = [...editor.querySelectorAll('p, div')]
    paragraphs.findLast(({ textContent }) => line.test(textContent))?.remove()
  }
  editor.dispatchEvent(new Event('input', { bubbles: true }))
}

/** What each client does to a draft, as far as its author sees it. */
const CLIENTS = [
  {
    client: 'web',
    name: 'Outlook on the web, which strips, wraps and dissolves (§0.4)',
    where: 'cursor',
  },
  { client: 'mac', name: 'new Outlook for Mac, which inserts at the top (§0.5)', where: 'top' },
  {
    client: 'classic',
    name: 'classic Outlook, where Word rewrites the body and shows it late (§0.2, §2)',
    where: 'cursor',
  },
  { client: 'text', name: 'Outlook that writes plain text (§3)', where: 'cursor' },
] as const

describe.each(CLIENTS)('The story in $name', ({ client, where }) => {
  const step = storySteps()
  const email = `${client}@example.com`
  let people: BrowserContext
  let outlook: walk.Compose

  beforeAll(async () => {
    people = await stage.browserFor()
    outlook = await walk.openCompose(people, `${stage.sandbox.origin}/?client=${client}`)
  })
  afterAll(() => people.close())

  const says = (sentence: string | RegExp) => outlook.pane.getByText(sentence).first().waitFor()
  const paneButton = (name: string) => outlook.pane.getByRole('button', { name })
  const to = () => outlook.page.getByLabel('To', { exact: true })
  const tokens = async () => {
    const letter = await walk.letterOf(outlook)
    return [...new Set([...letter.matchAll(LINK)].map(([, token]) => token))]
  }

  step(`the link enters at the ${where}`, async () => {
    await to().fill(email)
    await says(`${email[0]}•••@`)
    await walk.insertLink(outlook)
    const letter = await walk.letterOf(outlook)
    await pictureOfWindow(outlook.page, `en-client-${client}`)
    const link = letter.search(LINK)
    if (where === 'top') {
      expect(link).toBeLessThan(letter.indexOf('Dear Hanako'))
      await says('Inserted at the top. Move it below the result.')
    } else {
      expect(link).toBeGreaterThan(letter.indexOf('We wish you every success'))
      expect(link).toBeLessThan(letter.indexOf('Human Resources'))
    }
  })

  step('for another recipient it is replaced', async () => {
    const [before] = await tokens()
    await to().fill('somebody.else@example.net')
    await says('The link in this mail was made for another person.')
    await paneButton('Replace it').click()
    await says('Inserted. Not sent yet.')
    expect(await tokens()).toHaveLength(1)
    expect(await tokens()).not.toContain(before)
  })

  step(
    'it leaves nothing behind when it is removed, and takes no word typed just before',
    async () => {
      await outlook.body.focus()
      await outlook.page.keyboard.press('Control+End')
      await outlook.page.keyboard.type('P.S. Good luck.')
      await paneButton('Remove referral link').click()
      await paneButton('Insert referral link').waitFor()
      const letter = await walk.letterOf(outlook)
      expect(letter).toContain('Dear Hanako')
      expect(letter).toContain('P.S. Good luck.')
      expect(letter).not.toMatch(/\/r\/|Mirai Career/)
    },
  )

  step('what is selected is not lost: nothing is inserted before it is let go', async () => {
    const letter = await walk.letterOf(outlook)
    await to().fill(email)
    await says(`${email[0]}•••@`)
    await outlook.body.focus()
    await outlook.page.keyboard.press('Control+A')
    await paneButton('Insert referral link').click()
    await says(/Something in the mail is selected, so nothing was inserted/)
    expect(await walk.letterOf(outlook)).toBe(letter)
    await outlook.body.focus()
    await outlook.page.keyboard.press('Control+End')
    await walk.insertLink(outlook)
    expect(await walk.letterOf(outlook)).toContain('P.S. Good luck.')
  })

  step(
    'a draft opened again the next day still knows its link, and its text is whole',
    async () => {
      const [token] = await tokens()
      await outlook.page.getByRole('button', { name: 'Close and reopen draft' }).click()
      await paneButton('Remove referral link').waitFor()
      await says('Inserted. Not sent yet.')
      expect(await tokens()).toEqual([token])
    },
  )

  step('a cut consent text is told, and gives way to a whole one', async () => {
    await outlook.body.evaluate(cutConsentText)
    await says(/the consent text that belongs to it was changed or removed/)
    await paneButton('Remove referral link').click()
    await walk.insertLink(outlook)
    await says('Inserted. Not sent yet.')
    expect(await tokens()).toHaveLength(1)
  })

  step('sent, the link arrives whole and opens', async () => {
    const [token] = await tokens()
    await walk.send(outlook)
    const mailbox = await people.newPage()
    await walk.openNewestMail(mailbox, stage.sandbox.origin, email, /Your application/)
    const page = await walk.followMailLink(people, mailbox, /\/r\/[\w-]{22}\?/)
    expect(page.url()).toContain(`/r/${token}?c=`)
    await page.getByRole('button', { name: 'Agree and register' }).waitFor()
    await page.close()
    await mailbox.close()
  })

  step('in a reply the older link counts for nothing, and a new one goes above it', async () => {
    await outlook.page.getByRole('button', { name: 'Reply to it' }).click()
    const [older] = await tokens()
    await paneButton('Insert referral link').waitFor()
    await walk.insertLink(outlook)
    const letter = await walk.letterOf(outlook)
    const found = await tokens()
    expect(found).toHaveLength(2)
    expect(found[1]).toBe(older)
    expect(letter).toContain('Subject: Your application to Sample Industries')
    await pictureOfWindow(outlook.page, `en-client-${client}-reply`)
    await walk.send(outlook)
  })

  step('forwarded to a colleague from a shared mailbox, nobody is offered anything', async () => {
    await outlook.page.getByRole('button', { name: 'Forward it' }).click()
    await outlook.page.getByLabel('From').selectOption('saiyo@example.co.jp')
    await to().fill('makoto.tanaka@example.co.jp')
    await says('This address is inside your company. Add the candidate.')
    await walk.send(outlook)
  })
})
