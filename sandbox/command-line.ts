import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const SCRIPT = fileURLToPath(new URL('../scripts/career-relay.mjs', import.meta.url))

/** Run `career-relay code` as an administrator does; rejects with what it said on stderr. */
export function askForCode(
  words: string[],
  environment: Record<string, string>,
): Promise<{ code: string; workspaceId: string }> {
  return new Promise((resolve, reject) => {
    const command = [SCRIPT, 'code', ...words, '--json']
    const env = { ...process.env, ...environment }
    execFile(process.execPath, command, { env }, (error, out, complaint) => {
      if (error) reject(new Error(complaint.trim() || error.message))
      else resolve(JSON.parse(out) as { code: string; workspaceId: string })
    })
  })
}
