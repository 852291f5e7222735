import { beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'acorn'
import { blockFor, KENJI } from '../message/example-block.ts'
import { quoted } from '../message/fake-message.ts'
import { bareOutlook } from './bare-outlook.ts'
import { buildSendCheck } from './built.ts'

let script = ''
let page = ''
beforeAll(() => {
  ;({ script, page } = buildSendCheck())
}, 60_000)

/** The budget of the design, in bytes as they travel without compression. */
const MOST_BYTES = 10_000

describe('the send check as built', () => {
  test('has at most 10 KB, since Outlook’s five seconds include fetching it (§0.1)', () => {
    const bytes = Buffer.byteLength(script)
    console.log(`send check: ${bytes} bytes`)
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES)
  })

  test('is one script of ES2016, as the runtime of classic Outlook wants it (§0.2)', () => {
    expect(() => parse(script, { ecmaVersion: 7, sourceType: 'script' })).not.toThrow()
    expect(() => parse(`${script};async () => 1`, { ecmaVersion: 7 })).toThrow()
  })

  test('imports nothing, and parses where look-behind and \\p are unknown', () => {
    expect(script).not.toMatch(/\bimport\b|\brequire\b|webpack|\(\?<[=!]|\\p\{/)
  })

  test('uses no method younger than ES2016', () => {
    expect(script).not.toMatch(
      /\.(?:matchAll|replaceAll|at|findLast|flat|flatMap|padStart|padEnd|trimEnd|trimStart|entries|fromEntries)\(/,
    )
  })

  test('asks for no page, storage or network but to report (§0.2, §0.3)', () => {
    expect(script).not.toMatch(
      /DOMParser|createElement|querySelector|localStorage|sessionData|customProperties|internetHeaders|cookie/,
    )
    expect(script.match(/\bdocument\b/g)).toHaveLength(1)
    expect(script.match(/\bfetch\b/g)).toHaveLength(1)
  })

  test('names its handlers at once, by the names the manifest has', () => {
    expect(bareOutlook(script, {}).names().toSorted()).toEqual([
      'onMessageFromChangedHandler',
      'onMessageRecipientsChangedHandler',
      'onMessageSendHandler',
      'onNewMessageComposeHandler',
    ])
  })

  test('is ready before events come where there is a page, and not asked to be elsewhere (§1.5)', () => {
    const calls: string[] = []
    const actions = { associate: () => void calls.push('associate') }
    const Office = { actions, onReady: () => void calls.push('ready') }
    bareOutlook(script, {}, { globals: { Office, document: {} } })
    expect(calls.filter((call) => call === 'ready')).toHaveLength(1)
    calls.length = 0
    bareOutlook(script, {}, { globals: { Office } })
    expect(calls).not.toContain('ready')
  })

  test('has a page that loads office.js from Microsoft first, and no script of its own inside (§0.11)', () => {
    const sources = [...page.matchAll(/<script\b[^>]*\bsrc="?([^\s">]+)[^>]*><\/script>/g)]
    expect(sources.map(([, source]) => source)).toEqual([
      'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
      'launch-events.js',
    ])
    expect(page.match(/<script/g)).toHaveLength(2)
  })

  test('decides in far less than 50 ms, below a long thread too', () => {
    const { html } = blockFor()
    const thread = quoted(`${html}<p>${'お世話になっております。'.repeat(400)}</p>`).repeat(40)
    for (const [what, body] of [
      ['a letter', html],
      [`a thread of ${Math.round(thread.length / 1000)} KB`, html + thread],
    ] as const) {
      const times = Array.from({ length: 20 }, () => {
        const outlook = bareOutlook(script, { body, to: [KENJI] })
        const startedAt = performance.now()
        expect(outlook.send()).toMatchObject([{ allowEvent: false }])
        return performance.now() - startedAt
      }).sort((one, other) => one - other)
      console.log(
        `${what}: first ${times.at(-1)?.toFixed(1)} ms, median ${times[10]?.toFixed(1)} ms`,
      )
      expect(times[10]).toBeLessThan(500)
    }
  })
})
