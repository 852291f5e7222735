import { mkdirSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, jest, test } from '@jest/globals'
import { openStage } from './stage.ts'

// Each command is a process of its own, and machines that run tests are busy.
jest.setTimeout(120_000)
const stage = openStage()
afterAll(() => stage.close())

const handbook = readFileSync('docs/administer.md', 'utf8')

describe("The administrator's handbook", () => {
  test('names only commands that do what it says, run here in its order', async () => {
    const data = stage.path('data')
    mkdirSync(stage.path('mnt'))
    await stage.seed(data)
    const commands = [...handbook.matchAll(/^ *(?:DATA_DIR=(\S+) )?npm run relay -- (.+)$/gm)]
    expect(commands.length).toBeGreaterThan(11)
    for (const [line, folder, words = ''] of commands) {
      const place = (path: string) => path.replace(/^\/mnt\//, `${stage.path('mnt')}/`)
      const dataDir = folder ? place(folder) : data
      if (words === 'serve') {
        const server = await stage.serve(dataDir)
        expect((await server.stop()).code).toBe(0)
        continue
      }
      const outcome = await stage.relay(dataDir, words.split(' ').map(place))
      expect({ line, ...outcome }).toMatchObject({ line, code: 0, err: '' })
    }
  })

  test('lists every setting the server reads, and no other', () => {
    const config = readFileSync('server/config.ts', 'utf8')
    const notForServers = ['LC_ALL', 'LC_MESSAGES', 'LANG']
    const read = [...config.matchAll(/env\['([A-Z_]+)'\]/g)].map(([, name]) => name ?? '')
    const settings = read.filter((name) => !notForServers.includes(name))
    const [, table = ''] = /## Settings(.+?)## Files/s.exec(handbook) ?? []
    const listed = [...table.matchAll(/^\| (`.+?) \|/gm)]
      .flatMap(([, cell = '']) => cell.split(', '))
      .map((name) => name.replaceAll('`', ''))
    expect([...new Set(listed)].sort()).toEqual([...new Set(settings)].sort())
  })
})
