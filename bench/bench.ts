import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProcess, type Running } from './processes.ts'
import { seedWorkspace, type Size } from './workspace.ts'

/** What the rows of one run share: a folder that is gone afterwards, and the load generator. */
export interface Bench {
  /** A folder of its own holding a workspace of this size; each call gives a fresh copy. */
  workspace: (size: Size) => Promise<string>
  /** The process that sends requests, started when first needed. */
  load: () => Promise<Running>
  close: () => void
}

export function createBench(): Bench {
  const root = mkdtempSync(join(tmpdir(), 'career-relay-bench-'))
  const remove = () => rmSync(root, { recursive: true, force: true })
  // Also when a person stops the run.
  process.once('exit', remove)
  process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143))
  const seeded = new Map<string, Promise<string>>()
  let copies = 0
  let load: Promise<Running> | undefined

  async function seed(size: Size): Promise<string> {
    const folder = join(root, `seed-${seeded.size}`)
    mkdirSync(folder)
    await seedWorkspace(folder, size)
    return folder
  }

  return {
    async workspace(size) {
      const key = JSON.stringify(size)
      const original = seeded.get(key) ?? seed(size)
      seeded.set(key, original)
      const copy = join(root, `copy-${(copies += 1)}`)
      cpSync(await original, copy, { recursive: true })
      return copy
    },
    load: () => (load ??= startProcess('bench/load.ts')),
    close() {
      void load?.then((running) => running.stop())
      remove()
    },
  }
}
