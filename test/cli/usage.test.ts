import { existsSync, writeFileSync } from 'node:fs'
import { afterAll, describe, expect, test, jest } from '@jest/globals'
import { openStage } from './stage.ts'

// Each command is a process of its own, and machines that run tests are busy.
jest.setTimeout(60_000)
const stage = openStage()
afterAll(() => stage.close())
const data = stage.path('data')

describe('The command line of an administrator', () => {
  test('explains itself and each of its commands, with an example', async () => {
    const program = await stage.relay(data, ['--help'])
    expect(program).toMatchObject({ code: 0, err: '' })
    for (const name of [
      'serve',
      'code',
      'remove',
      'tenant',
      'status',
      'backup',
      'restore',
      'find-links',
      'recognise',
      'retention',
    ]) {
      expect(program.out).toContain(`\n  ${name}`)
      const command = await stage.relay(data, [name, '--help'])
      expect(command).toMatchObject({ code: 0, err: '' })
      expect(command.out).toContain(`Examples:\n  career-relay ${name}`)
    }
    expect((await stage.relay(data, ['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  test('explains itself in Japanese to whoever works in Japanese', async () => {
    const { out, code } = await stage.relay(data, ['--help'], { LANG: 'ja_JP.UTF-8' })
    expect(code).toBe(0)
    expect(out).toContain('使い方: career-relay')
    expect(out).toContain('バックアップを復元します')
    const status = await stage.relay(data, ['status'], { LC_ALL: 'ja_JP.UTF-8' })
    expect(status.err).toContain('データベースがありません')
  })

  test.each([
    { words: [], says: 'Usage:' },
    { words: ['statsu'], says: 'Did you mean status?' },
    { words: ['status', '--jsn'], says: 'Did you mean --json?' },
    { words: ['backup'], says: "missing required argument 'dir'" },
    { words: ['restore', 'a', 'b'], says: 'too many arguments' },
  ])('ends with 2 and a hint when used wrongly: $words', async ({ words, says }) => {
    const { code, out, err } = await stage.relay(data, words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(says)
    expect(err).toContain('career-relay')
  })

  test.each([
    { words: ['statsu'], says: '「statsu」というコマンドはありません。\nもしかして: status' },
    { words: ['backup'], says: '引数「dir」を指定してください。' },
    { words: ['restore', 'a', 'b'], says: '引数が多すぎます。' },
    { words: ['code'], says: 'オプション「--role <role>」を指定してください。' },
    { words: ['code', '--role', 'boss'], says: '「boss」は指定できません。recruiter, manager' },
    {
      words: ['code', '--role', 'manager', '--email', 'x'],
      says: 'メールアドレスではありません。',
    },
    { words: ['status', '--jsn'], says: '「--jsn」というオプションはありません。' },
  ])('says in Japanese what was wrong: $words', async ({ words, says }) => {
    const { code, err } = await stage.relay(data, words, { LANG: 'ja_JP.UTF-8' })
    expect(code).toBe(2)
    expect(err).toContain(says)
    expect(err).not.toContain('error:')
  })

  test('says in Japanese which setting is wrong', async () => {
    const broken = { PORT: 'eighty', LANG: 'ja_JP.UTF-8' }
    const { err } = await stage.relay(data, ['status'], broken)
    expect(err).toBe('PORT には0から65535までの整数を指定してください(「eighty」は使えません)。\n')
  })

  test('ends with 1 and one sentence when a setting is wrong, and still gives help', async () => {
    const broken = { PORT: 'eighty' }
    expect(await stage.relay(data, ['serve'], broken)).toEqual({
      code: 1,
      out: '',
      err: 'PORT must be a whole number from 0 to 65535, not "eighty".\n',
    })
    expect((await stage.relay(data, ['serve', '--help'], broken)).code).toBe(0)
    expect(existsSync(data)).toBe(false)
  })

  test('ends with 1 and one sentence when the disk refuses', async () => {
    writeFileSync(stage.path('a-file'), '')
    const { code, err } = await stage.relay(stage.path('a-file', 'data'), ['serve'])
    expect(code).toBe(1)
    expect(err).toMatch(/^The folder .* \(DATA_DIR\) cannot be written to\.\n$/)
  })
})
