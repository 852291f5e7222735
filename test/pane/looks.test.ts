import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { webLightTheme } from '@fluentui/react-theme'
import { describe, expect, test } from '@jest/globals'
import { en } from '../../src/text/en.ts'
import { ENTRA_TEXTS } from '../../src/text/entra.ts'
import { ja } from '../../src/text/ja.ts'
import { FINDING_SENTENCES } from '../../src/text/lead-findings.ts'
import { PROGRESS_TEXTS } from '../../src/text/progress.ts'
import { SENDS_TEXTS } from '../../src/text/sends.ts'
import { settingsEn } from '../../src/text/settings-en.ts'
import { settingsJa } from '../../src/text/settings-ja.ts'
import { SIGN_IN_TEXTS } from '../../src/text/sign-in.ts'
import { WORDING_TEXTS } from '../../src/text/wording.ts'

const root = fileURLToPath(new URL('../../src/', import.meta.url))
const read = (name: string) => readFileSync(root + name, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
const css = ['taskpane.css', 'buttons.css', 'forms.css'].map(read).join('')

describe('the looks of the pane', () => {
  test('every token in the sheet is one of Fluent’s', () => {
    const used = [...css.matchAll(/var\(--(\w+)\)/g)].map(([, token]) => token ?? '')
    expect(used.length).toBeGreaterThan(50)
    expect(used.filter((token) => !(token in webLightTheme))).toEqual([])
  })

  test('no colour or length is written by hand', () => {
    expect(css.match(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(|\d(?:px|rem|em|pt)\b/gi)).toBeNull()
    for (const name of globSync('**/*.tsx', { cwd: root })) {
      expect(read(name).match(/#[0-9a-f]{6}\b|\d(?:px|rem)\b/gi)).toBeNull()
    }
  })

  test('every class that a component uses is in the sheet', () => {
    const missing = globSync('**/*.{tsx,html}', { cwd: root })
      .flatMap((name) => [...read(name).matchAll(/class(?:Name)?="([^"]+)"/g)])
      .flatMap(([, names]) => names?.split(' ') ?? [])
      .filter((name) => !css.includes(`.${name}`))
    expect(missing).toEqual([])
  })
})

describe('what the pane says', () => {
  const sentences = (text: unknown): string[] =>
    typeof text === 'string'
      ? [text]
      : typeof text === 'function'
        ? [String((text as (...values: number[]) => string)(2, 10))]
        : Object.values(text as object).flatMap(sentences)

  const arriving = [
    SIGN_IN_TEXTS,
    ENTRA_TEXTS,
    PROGRESS_TEXTS,
    FINDING_SENTENCES,
    WORDING_TEXTS,
    SENDS_TEXTS,
  ]
  const english = [en, settingsEn, ...arriving.map((text) => text.en)].flatMap(sentences)
  const japanese = [ja, settingsJa, ...arriving.map((text) => text.ja)].flatMap(sentences)

  test('nothing is shouted, in either language', () => {
    expect([...english, ...japanese].filter((each) => /[!\uff01]/.test(each))).toEqual([])
  })

  test('Japanese sentences are Japanese', () => {
    expect(japanese.filter((each) => !/[\u3041-\u30fa\u4e00-\u9fff]/.test(each))).toEqual([])
  })
})
