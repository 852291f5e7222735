import { spawn } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const STAMP = join(root, '.cache/addin-built')
const SOURCES = [
  'src/**/*',
  'assets/**/*',
  'webpack.config.*',
  'tsconfig.json',
  'package-lock.json',
]

/** True when something the pane is built from changed after the last build. */
export function paneIsStale(): boolean {
  if (!existsSync(join(root, 'dist/addin/taskpane.html')) || !existsSync(STAMP)) return true
  return readFileSync(STAMP, 'utf8') !== String(newestSource())
}

/** Build the pane as `npm run build` does; what the compiler says is kept for the error. */
export async function buildPane(): Promise<void> {
  const building = newestSource()
  const words = ['node_modules/webpack/bin/webpack.js', '--mode', 'production']
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (chunk) => (said += String(chunk)))
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  const code = await new Promise((resolve) => child.on('exit', resolve))
  if (code !== 0) throw new Error(`The pane could not be built:\n${said}`)
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(STAMP, String(building))
}

function newestSource(): number {
  const files = globSync(SOURCES, { cwd: root })
  return Math.max(...files.map((file) => statSync(join(root, file)).mtimeMs))
}
