import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { BrowserContext } from 'playwright-core'
import type { SessionView } from '../../src/contract/session.ts'
import { en } from '../../src/text/en.ts'
import { ja } from '../../src/text/ja.ts'
import { settingsEn } from '../../src/text/settings-en.ts'
import { settingsJa } from '../../src/text/settings-ja.ts'
import { WORDING_TEXTS } from '../../src/text/wording.ts'
import { pictureOfPane } from './pictures.ts'
import { openStage, type Stage } from './stage.ts'
import * as walk from './walk.ts'

jest.setTimeout(90_000)

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ https: false })
})
afterEach(() => expect(stage.faults()).toEqual([]))
afterAll(() => stage?.close())

const SETTINGS = { en: settingsEn, ja: settingsJa }
const COMPOSE = { en: en.compose, ja: ja.compose }

/** The agency's text of now leaves the templates less room than when they were saved. */
async function withLongerTexts(people: BrowserContext): Promise<void> {
  await people.route('**/api/session', async (route) => {
    const response = await route.fetch()
    const session = (await response.json()) as SessionView
    for (const { wording } of session.agreements) {
      wording.ja.locked += '長'.repeat(80)
      wording.en.locked += ' word'.repeat(30)
    }
    await route.fulfill({ response, json: session })
  })
}

describe.each(['en', 'ja'] as const)('a template that is too long by now, in %s', (locale) => {
  const { sections } = SETTINGS[locale]
  let people: BrowserContext
  let outlook: walk.Compose

  beforeAll(async () => {
    people = await stage.browserFor({ locale: locale === 'ja' ? 'ja-JP' : 'en-US' })
    await withLongerTexts(people)
    outlook = await walk.openCompose(people, stage.sandbox.origin)
  })
  afterAll(() => people.close())

  test('cannot be inserted, and the pane says who can mend it, in 320 pixels', async () => {
    await outlook.pane.getByText(COMPOSE[locale].tooLong).waitFor()
    const insert = outlook.pane.getByRole('button', { name: COMPOSE[locale].insert })
    expect(await insert.isDisabled()).toBe(true)
    expect(await pictureOfPane(outlook, `${locale}-template-too-long`)).toEqual([])
  })

  test('is marked where managers word it, and says by how much', async () => {
    await outlook.pane.getByRole('tab', { name: sections.title }).click()
    await outlook.pane.getByRole('button', { name: sections.wording }).click()
    const marked = outlook.pane.getByText(WORDING_TEXTS[locale].notInserted)
    await marked.first().waitFor()
    const faults = await pictureOfPane(outlook, `${locale}-settings-wording-refused`)
    await marked.first().click()
    await outlook.pane.getByText(/(characters|words) too long|[字語]長すぎます/).waitFor()
    faults.push(...(await pictureOfPane(outlook, `${locale}-settings-lead-refused`)))
    expect(faults).toEqual([])
  })
})
