import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { allowedAddIns } from '../../server/routes/well-known.ts'
import type { Surroundings } from './rule.ts'

/** The button that the send check's dialog and notices open (`src/send-check`). */
const PANE_COMMAND = 'ComposePaneButton'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/**
 * What this repository holds against a manifest for an origin. Undefined handlers are not known:
 * the send check is built with the pane, and here it is not.
 */
export function repositorySurroundings(origin: string): Surroundings {
  const built = at('dist/addin/launch-events.js')
  return {
    icon: (address) => {
      const file = at(`assets/${new URL(address).pathname.split('/').at(-1)}`)
      return existsSync(file) ? readFileSync(file) : undefined
    },
    handlers: existsSync(built) ? handlersIn(readFileSync(built, 'utf8')) : undefined,
    commandIds: [PANE_COMMAND],
    allowedScripts: allowedAddIns(origin).allowed,
  }
}

/**
 * The names under which a launch-event script offers its functions to Outlook, found by running it
 * as classic Outlook does: no page, and an Office that only listens.
 */
export function handlersIn(script: string): string[] {
  const names: string[] = []
  const actions = { associate: (name: string) => void names.push(name) }
  const Office = { actions, onReady: () => Promise.resolve() }
  runInContext(script, createContext({ Office }), { timeout: 1_000 })
  return names
}
