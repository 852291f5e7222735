import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The send check as a release contains it, built anew so that no test speaks of an older one. */
export function buildSendCheck(): { script: string; page: string } {
  const folder = mkdtempSync(join(tmpdir(), 'career-relay-send-check-'))
  try {
    const words = [
      '--config-name',
      'launch-events',
      '--mode',
      'production',
      '--output-path',
      folder,
    ]
    execFileSync(process.execPath, [join(root, 'node_modules/webpack/bin/webpack.js'), ...words], {
      cwd: root,
    })
    const read = (name: string) => readFileSync(join(folder, name), 'utf8')
    return { script: read('launch-events.js'), page: read('launch-events.html') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
