import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Output } from '@swc/core'
import { send, type Handler } from './http.ts'

const folder = fileURLToPath(new URL('./host/', import.meta.url))
/** The add-in's own mark, as Outlook's ribbon shows it. */
const ICON = fileURLToPath(new URL('../assets/icon-16.svg', import.meta.url))
const TYPES: Record<string, string> = { css: 'text/css', html: 'text/html', svg: 'image/svg+xml' }
const stripped = new Map<string, { source: string; code: string }>()

/**
 * `/sandbox/host/*`: the files of the page itself. TypeScript has its types taken off on the way
 * and is otherwise what stands in the repository; nothing is bundled.
 */
export const serveHostFile: Handler = async ({ response, url }) => {
  const name = url.pathname.slice('/sandbox/host/'.length)
  const source = /^(?:[a-z-]+\/)?[a-z-]+\.(ts|css|svg)$/.test(name)
    ? await readFile(name === 'icon.svg' ? ICON : folder + name, 'utf8').catch(() => undefined)
    : undefined
  if (source === undefined) return send(response, 404, 'text/plain', 'Not found')
  const type = TYPES[name.split('.').pop() ?? ''] ?? 'text/javascript'
  send(
    response,
    200,
    `${type}; charset=utf-8`,
    name.endsWith('.ts') ? await codeOf(name, source) : source,
  )
}

/** `/`: the compose window. */
export async function readHostPage(): Promise<string> {
  return readFile(`${folder}index.html`, 'utf8')
}

async function codeOf(name: string, source: string): Promise<string> {
  const known = stripped.get(name)
  if (known?.source === source) return known.code
  // Loaded when a page first asks, so that a warm start does not wait for the compiler.
  const { transform } = await import('@swc/core')
  const { code }: Output = await transform(source, {
    filename: name,
    isModule: 'unknown',
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  })
  stripped.set(name, { source, code })
  return code
}
