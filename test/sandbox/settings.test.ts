import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readSettings } from '../../sandbox/settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'settings-'))

/** Where even root cannot write; only Linux has /proc. */
const UNWRITABLE =
  process.platform === 'linux' ? ['/proc', '/proc/career-relay/data'] : ['/dev/null/data']

describe('npm start', () => {
  test('takes port 3000 unless PORT says another', () => {
    expect(readSettings({ DATA_DIR: folder })).toMatchObject({
      port: 3000,
      https: false,
      locale: 'en',
    })
    expect(readSettings({ DATA_DIR: folder, PORT: '4321', HTTPS: '1' })).toMatchObject({
      port: 4321,
      https: true,
    })
  })

  test.each(['0', '65536', 'x', '30.5', '-1', ''])('refuses PORT=%s in one sentence', (PORT) => {
    expect(() => readSettings({ DATA_DIR: folder, PORT })).toThrow(
      /^PORT must be a number from 1 to 65535/,
    )
  })

  test('refuses a data folder that cannot be one, in the language of the console', () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(() => readSettings({ DATA_DIR: file })).toThrow('cannot be written')
    expect(() => readSettings({ DATA_DIR: join(file, 'inner'), LANG: 'ja_JP.UTF-8' })).toThrow(
      '書き込めません',
    )
  })

  test.each(UNWRITABLE)('refuses %s, which nobody can write', (DATA_DIR) => {
    expect(() => readSettings({ DATA_DIR })).toThrow('cannot be written')
  })
})
