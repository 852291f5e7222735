import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { cruise, type ICruiseResult } from 'dependency-cruiser'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Edge {
  from: string
  to: string
  /** Fetched when it is needed, or of use to the compiler alone. */
  later?: boolean
}

interface Wall {
  sentence: string
  from: RegExp
  to: RegExp
  /** Who may pass all the same. */
  except?: RegExp
  /** An import that would break it. */
  example: Edge
}

/** The rooms of the pane are neighbours: none looks into another. */
const TABS = /^src\/(compose|sends|progress|privacy|settings|sign-in|look-around)\//

const WALLS: Wall[] = [
  {
    sentence: 'the contract imports nothing of either side',
    from: /^src\/contract\//,
    to: /^(src\/(?!contract\/)|server\/|sandbox\/)/,
    example: { from: 'src/contract/link.ts', to: 'server/config.ts' },
  },
  {
    sentence: 'the pane imports nothing of the server or the sandbox',
    from: /^src\//,
    to: /^(server|sandbox)\//,
    example: { from: 'src/compose/draft.ts', to: 'server/domain/person.ts' },
  },
  {
    sentence: 'the server imports nothing of the pane but the contract',
    from: /^server\//,
    to: /^(src\/(?!contract\/)|sandbox\/)/,
    // Commands that show what the pane does with mails of anybody's making.
    except: /^server\/cli\/(find-links|recognise)\.ts$/,
    example: { from: 'server/app.ts', to: 'src/message/referral-block.ts' },
  },
  {
    sentence: 'the sandbox imports nothing of the product',
    from: /^sandbox\//,
    to: /^(src|server)\//,
    example: { from: 'sandbox/main.ts', to: 'src/contract/link.ts' },
  },
  {
    sentence: 'only the store speaks to databases',
    from: /^server\//,
    to: /node_modules\/(kysely|better-sqlite3|pg)\//,
    except: /^server\/store\//,
    example: { from: 'server/routes/session.ts', to: 'node_modules/kysely/dist/index.js' },
  },
  {
    sentence: 'the domain knows nobody but the contract',
    from: /^server\/domain\//,
    to: /^server\/(?!domain\/)/,
    example: { from: 'server/domain/credit.ts', to: 'server/store/ledger.ts' },
  },
  {
    sentence: 'the store knows the domain and no edge',
    from: /^server\/store\//,
    to: /^server\/(?!store\/|domain\/)/,
    example: { from: 'server/store/consents.ts', to: 'server/delivery/mailer.ts' },
  },
  {
    sentence: 'texts are words and nothing else',
    from: /^server\/text\//,
    to: /^server\/(?!text\/|domain\/)/,
    example: { from: 'server/text/mails.ts', to: 'server/store/consents.ts' },
  },
  {
    sentence: 'the tabs of the pane do not look into each other',
    from: TABS,
    to: TABS,
    example: { from: 'src/compose/ComposeTab.tsx', to: 'src/progress/ProgressTab.tsx' },
  },
  {
    sentence: 'the message, the API, the texts and what screens are made of know no tab',
    from: /^src\/(message|api|text|screen)\//,
    to: TABS,
    example: { from: 'src/message/find-block.ts', to: 'src/compose/draft.ts' },
  },
  {
    sentence: 'the send check takes nothing along but what a mail is read by',
    from: /^src\/send-check\//,
    to: /^(src\/(?!(send-check|message|contract)\/)|node_modules\/)|\.tsx$/,
    example: { from: 'src/send-check/concern.ts', to: 'src/text/en.ts' },
  },
  {
    sentence: 'nothing of the product imports a tool, a test or a benchmark',
    from: /^(src|server|sandbox)\//,
    to: /^(test|bench|scripts|training)\//,
    example: { from: 'server/app.ts', to: 'test/databases.ts' },
  },
]

/** Which imports of a wall's inside go where they must not. */
function broken(wall: Wall, edges: readonly Edge[]): string[] {
  const sameRoom = (one: Edge) =>
    wall.from === TABS && TABS.exec(one.from)?.[1] === TABS.exec(one.to)?.[1]
  return edges
    .filter((one) => wall.from.test(one.from) && wall.to.test(one.to))
    .filter((one) => !wall.except?.test(one.from) && !sameRoom(one))
    .map((one) => `${one.from} -> ${one.to}`)
}

/** Words that may stand in one place only, whatever is imported. */
const WORDS = [
  { word: /\bOffice\./, among: /^src\//, only: /^src\/(message|send-check)\//, says: 'Office' },
  { word: /process\.env\b/, among: /^server\//, only: /^server\/config\.ts$/, says: 'process.env' },
]

describe('the walls between the rooms', () => {
  let edges: Edge[]
  let files: string[]

  beforeAll(async () => {
    const { output } = await cruise(['src', 'server', 'sandbox'], {
      baseDir: root,
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'], exportsFields: ['exports'] },
    })
    const { modules } = output as ICruiseResult
    files = modules
      .map((one) => one.source)
      .filter((source) => /^(src|server|sandbox)\//.test(source))
    edges = modules.flatMap((one) =>
      one.dependencies.map((dependency) => ({
        from: one.source,
        to: dependency.resolved,
        ...((dependency.dynamic || dependency.dependencyTypes.includes('type-only')) && {
          later: true,
        }),
      })),
    )
  }, 60_000)

  test('are looked at with every file and import in view', () => {
    expect(files.length).toBeGreaterThan(80)
    expect(edges).toContainEqual({ from: 'server/app.ts', to: 'server/pages/pages.ts' })
    expect(edges).toContainEqual({
      from: 'server/text/wording.ts',
      to: 'src/contract/session.ts',
      later: true,
    })
    expect(
      edges.some((one) => /^server\/store\/.*node_modules\/kysely\//.test(`${one.from} ${one.to}`)),
    ).toBe(true)
  })

  test.each(WALLS)('$sentence', (wall) => {
    expect(broken(wall, edges)).toEqual([])
    expect(broken(wall, [wall.example])).toHaveLength(1)
  })

  test.each(WORDS)('only one place says $says', ({ word, among, only }) => {
    const saying = files.filter(
      (file) => among.test(file) && word.test(readFileSync(`${root}/${file}`, 'utf8')),
    )
    expect(saying.filter((file) => !only.test(file))).toEqual([])
    expect(saying.length).toBeGreaterThan(0)
  })

  test('Microsoft’s sign-in, as large as the pane itself, comes with neither pane nor send check (§0.8)', () => {
    const withIt = (entry: string) =>
      broughtBy(entry, edges).filter((file) => file.includes('@azure/msal-browser'))
    expect(withIt('src/taskpane.tsx')).toEqual([])
    expect(withIt('src/send-check/launch-events.ts')).toEqual([])
    expect(withIt('src/sign-in/entra.ts')).toHaveLength(1)
  })

  test('no import goes round in a circle', () => {
    expect(circlesIn(edges.filter((one) => !one.to.includes('node_modules')))).toEqual([])
    expect(
      circlesIn([
        { from: 'a', to: 'b' },
        { from: 'b', to: 'a' },
      ]),
    ).toHaveLength(1)
  })
})

/** Every file that a page has to fetch at once with this one. */
function broughtBy(entry: string, edges: readonly Edge[]): string[] {
  const brought = new Set([entry])
  for (const file of brought) {
    for (const edge of edges) if (edge.from === file && !edge.later) brought.add(edge.to)
  }
  return [...brought]
}

function circlesIn(edges: readonly Edge[]): string[] {
  const next = new Map<string, string[]>()
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: string[]): void => {
    const start = path.indexOf(file)
    if (start >= 0) {
      circles.push([...path.slice(start), file].join(' -> '))
      return
    }
    if (done.has(file)) return
    for (const to of next.get(file) ?? []) visit(to, [...path, file])
    done.add(file)
  }
  for (const file of next.keys()) visit(file, [])
  return circles
}
