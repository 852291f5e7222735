import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { BrowserContext } from 'playwright-core'
import { settingsEn } from '../../src/text/settings-en.ts'
import { settingsJa } from '../../src/text/settings-ja.ts'
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

const previewText = { en: 'Save with these texts', ja: 'この文面で保存' }
const TEXTS = { en: settingsEn, ja: settingsJa }

describe.each(['en', 'ja'] as const)('every screen of the settings, in %s', (locale) => {
  const { sections, agreements, members, back } = TEXTS[locale]
  let desktop: BrowserContext
  let outlook: walk.Compose

  beforeAll(async () => {
    desktop = await stage.browserFor({ locale: locale === 'ja' ? 'ja-JP' : 'en-US' })
    outlook = await walk.openCompose(desktop, stage.sandbox.origin)
    await outlook.pane.getByRole('tab', { name: sections.title }).click()
  })
  afterAll(() => desktop.close())

  const button = (name: string | RegExp) => outlook.pane.getByRole('button', { name })
  const heading = (name: string) => outlook.pane.getByRole('heading', { name })
  const picture = (name: string) => pictureOfPane(outlook, `${locale}-settings-${name}`)

  test('keeps to 320 pixels and keeps nobody out', async () => {
    const faults = await picture('list')
    for (const section of [
      'company',
      'members',
      'sessions',
      'display',
      'wording',
      'audit',
    ] as const) {
      await button(sections[section]).click()
      await outlook.pane.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
      faults.push(...(await picture(section)))
      await button(back).click()
    }
    expect(faults).toEqual([])
  })

  test('a changed company shows the new texts, which do so too, before it is saved', async () => {
    await button(sections.company).click()
    const name = outlook.pane.getByLabel(TEXTS[locale].company.representativeEn)
    await name.fill('Hanako Arata')
    await button(TEXTS[locale].save).click()
    const added = outlook.pane.locator('ins').filter({ hasText: 'Hanako Arata' }).first()
    await added.waitFor()
    const faults = await picture('company-texts')
    await button(previewText[locale]).click()
    await outlook.pane.getByRole('alertdialog').waitFor()
    faults.push(...(await picture('company-texts-asked')))
    expect(faults).toEqual([])
    await outlook.page.reload()
    await outlook.pane.getByRole('tab', { name: sections.title }).click()
  })

  test('an agreement is made in steps that do so too', async () => {
    await button(sections.agreements).click()
    await button(agreements.add).click()
    const faults = await picture('agreement-agency')
    for (const field of await outlook.pane.getByRole('textbox').all()) {
      const name = (await field.getAttribute('id')) ?? ''
      await field.fill(/country/i.test(name) ? 'JP' : 'Example')
    }
    await outlook.pane.getByLabel(agreements.agency.country).fill('JP')
    await outlook.pane.getByLabel(agreements.agency.domains).fill('agency.example')
    await button(agreements.next).click()
    await outlook.pane.getByRole('radio').last().check()
    faults.push(...(await picture('agreement-mode')))
    await outlook.pane.getByLabel(agreements.mode.formUrl).fill('https://forms.agency.example/')
    await button(agreements.next).click()
    faults.push(...(await picture('agreement-terms')))
    await button(agreements.next).click()
    faults.push(...(await picture('agreement-endpoint')))
    expect(faults).toEqual([])
    await heading(agreements.steps.endpoint).waitFor()
    await outlook.page.reload()
  })

  test('a member is invited on a screen that does so too', async () => {
    await outlook.pane.getByRole('tab', { name: sections.title }).click()
    await button(sections.members).click()
    await button(members.invite).click()
    expect(await picture('invite')).toEqual([])
  })
})
