import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { barriersIn } from './accessibility.ts'
import type { Compose } from './walk.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, '.cache/screenshots')
mkdirSync(folder, { recursive: true })

const THEMES = ['light', 'dark'] as const

/** Width of the pane as Outlook gives it, and of the narrowest phone. */
export const NARROW = 320

/** Colours change over a moment. */
const SETTLE_MS = 250

/** A page in both of its looks; answers with what sticks out or keeps somebody out. */
export async function pictureOfPage(page: Page, name: string): Promise<string[]> {
  const faults: string[] = []
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme })
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`), fullPage: true })
    faults.push(...(await barriersIn(page, `${name}-${theme}`)))
  }
  return [...faults, ...(await tooWide(page, name))]
}

/** The pane in both of its looks, by the sandbox's own switch; answers as above. */
export async function pictureOfPane({ page }: Compose, name: string): Promise<string[]> {
  const faults: string[] = []
  const pane = page.frames().find((each) => each.url().includes('/addin/taskpane'))
  if (!pane) return [`${name} has no pane`]
  for (const theme of THEMES) {
    await page.locator(`input[name=theme][value=${theme}] + span`).click()
    const frame = page.locator('iframe[title="Career Relay"]')
    await page.waitForTimeout(SETTLE_MS)
    await frame.screenshot({ path: join(folder, `${name}-${theme}.png`) })
    faults.push(...(await barriersIn(pane, `${name}-${theme}`)))
  }
  return [...faults, ...(await tooWide(pane, name))]
}

/** The whole window. */
export async function pictureOfWindow(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(SETTLE_MS)
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** The picture in the README; it changes only when asked to. */
export async function pictureForReadme(page: Page): Promise<void> {
  await page.screenshot({ path: join(root, 'docs/sandbox.png') })
}

/** What sticks out at the side, in words. */
export async function tooWide(page: Pick<Page, 'evaluate'>, name: string): Promise<string[]> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  return over > 0 ? [`${name} is ${over} px too wide`] : []
}
