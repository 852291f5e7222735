import { existsSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, jest, test } from '@jest/globals'
import { openStage } from './stage.ts'

// Each command is a process of its own, and machines that run tests are busy.
jest.setTimeout(60_000)
const stage = openStage()
const home = stage.path('home')
afterAll(() => stage.close())

const outlook = (words: string[], more = {}) =>
  stage.script('scripts/outlook.mjs', words, { HOME: home, USERPROFILE: home, ...more })

describe('Trying the pane in a real Outlook', () => {
  test('can be looked at beforehand: what would be done, and nothing is', async () => {
    const { code, out, err } = await outlook(['--dry-run'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('Nothing is done')
    expect(out).toContain(`localhost.crt (would be made)`)
    expect(out).toContain('https://localhost:3443')
    expect(out).toMatch(/Choose .*manifest\.xml/)
    for (const place of ['On the web, new Outlook', 'Classic Outlook', 'Mac before']) {
      expect(out).toContain(place)
    }
    expect(out).toContain(`DATA_DIR=${stage.path('data')} npm run relay -- code --role manager`)
    expect(out).toContain('have not been tried against a live Outlook yet')
    expect(existsSync(home)).toBe(false)
    expect(existsSync(stage.path('data'))).toBe(false)
  })

  test('leaves the trust store alone when told to', async () => {
    const { out } = await outlook(['--dry-run', '--untrusted'])
    expect(out).toContain('Trust        would be left alone')
  })

  test('is explained in Japanese to whoever works in Japanese', async () => {
    const { code, out } = await outlook(['--dry-run'], { LANG: 'ja_JP.UTF-8' })
    expect(code).toBe(0)
    expect(out).toContain('実際の Outlook ではまだ確認していません')
  })

  test('has help, and ends with 2 and a hint when used wrongly', async () => {
    expect(await outlook(['--help'])).toMatchObject({ code: 0, err: '' })
    const wrong = await outlook(['--dryrun'])
    expect(wrong).toMatchObject({ code: 2, out: '' })
    expect(wrong.err).toContain('npm run outlook -- --help')
  })

  test('serves the very address that Outlook is told to load the pane from', () => {
    const manifest = readFileSync('manifest.xml', 'utf8')
    expect(manifest).toContain('https://localhost:3443/addin/taskpane.html')
  })
})
