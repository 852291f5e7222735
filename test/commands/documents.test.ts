import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'

const root = fileURLToPath(new URL('../..', import.meta.url))

const documents = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.md')),
]

const textOf = (name: string) => readFileSync(join(root, name), 'utf8')

/** Targets of Markdown links and pictures; what stands in code is an example. */
function linksOf(markdown: string): string[] {
  const prose = markdown.replace(/```[^]*?```|`[^`\n]*`/g, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
}

/** The fragments a page's headings can be linked by, as GitHub makes them. */
function fragmentsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function leadsSomewhere(document: string, link: string): boolean {
  const [path = '', fragment] = link.split('#')
  const target = path === '' ? document : join(dirname(document), path)
  if (!existsSync(join(root, target))) return false
  return fragment === undefined || fragmentsOf(textOf(target)).includes(fragment)
}

/** Files of the repository that prose names as evidence: `server/app.ts`, `src/sign-in`. */
function filesNamedIn(markdown: string): string[] {
  return [...markdown.matchAll(/`((?:src|server|test|scripts)\/[\w./-]+)`/g)].map(
    ([, path = '']) => path,
  )
}

/** Tests named as evidence: a file, then the names in quotation marks that follow it. */
function testsNamedIn(markdown: string): { file: string; name: string }[] {
  return [...markdown.matchAll(/`(test\/[\w./-]+)`((?:[\s,]*“[^”]+”)+)/g)].flatMap(
    ([, file = '', names = '']) =>
      [...names.matchAll(/“([^”]+)”/g)].map(([, name = '']) => ({
        file,
        name: name.replace(/\s+/g, ' '),
      })),
  )
}

describe('the documents', () => {
  test.each(documents)('%s links to nothing that is not there', (document) => {
    const relative = linksOf(textOf(document)).filter((link) => !/^[a-z]+:/.test(link))
    expect(relative.filter((link) => !leadsSomewhere(document, link))).toEqual([])
  })

  test('a link to a missing file or heading would be found', () => {
    expect(linksOf('[a](b.md) ![c](d.png) `[e](f)`')).toEqual(['b.md', 'd.png'])
    expect(leadsSomewhere('README.md', 'docs/missing.md')).toBe(false)
    expect(leadsSomewhere('docs/entra.md', '#what-is-proven')).toBe(true)
    expect(leadsSomewhere('docs/entra.md', '#what-is-hoped')).toBe(false)
  })

  const evidence = documents.filter((name) => /^docs\/(security|outlook|decisions\/)/.test(name))

  test.each(evidence)('%s names files and tests that exist', (document) => {
    const markdown = textOf(document)
    expect(filesNamedIn(markdown).filter((path) => !existsSync(join(root, path)))).toEqual([])
    const missing = testsNamedIn(markdown).filter(
      ({ file, name }) => !textOf(file).replaceAll("\\'", "'").includes(name),
    )
    expect(missing).toEqual([])
  })

  test('the claims about security stand on tests', () => {
    expect(testsNamedIn(textOf('docs/security.md')).length).toBeGreaterThan(40)
  })
})
