import { buildPane, paneIsStale } from './pane-build.ts'
import { startSandbox, type Sandbox } from './sandbox.ts'
import { BrokenSecrets } from './secrets.ts'
import { readSettings, StartError, type Settings } from './settings.ts'
import { startText } from './text.ts'

/** A stop that takes longer than this is cut short; whoever pressed Ctrl-C wants the prompt back. */
const STOP_TIMEOUT_MS = 1_900

const NPM_WATCH_MS = 200

/** The life of `npm start`: check, build, listen, wait, close. */
async function main(): Promise<void> {
  const settings = readSettings(process.env)
  const say = startText[settings.locale]
  if (paneIsStale()) {
    console.log(say.building)
    await buildPane()
  }
  const sandbox = await listen(settings)
  process.once('SIGINT', () => void stop(sandbox, say.stopped))
  process.once('SIGTERM', () => void stop(sandbox, say.stopped))
  whenNpmEnds(() => void stop(sandbox, say.stopped))
  await sandbox.ready
  console.log(say.open(sandbox.origin, settings.dataDir))
}

async function listen({ port, dataDir, https, locale }: Settings): Promise<Sandbox> {
  const say = startText[locale]
  try {
    return await startSandbox({
      port,
      dataDir,
      https,
      report: (event) =>
        event.kind === 'companion-ended'
          ? console.error(say.restarted(event.reason))
          : console.error(event.error),
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new StartError(say.takenPort(port))
    if (error instanceof BrokenSecrets) throw new StartError(say.brokenSecrets(error.file))
    throw error
  }
}

/** A signal to npm ends the shell npm runs us in, and does not reach us. */
function whenNpmEnds(end: () => void): void {
  if (!process.env.npm_lifecycle_event) return
  const shell = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(watch)
    end()
  }, NPM_WATCH_MS)
}

async function stop(sandbox: Sandbox, farewell: string): Promise<void> {
  setTimeout(() => process.exit(0), STOP_TIMEOUT_MS).unref()
  await sandbox.close()
  console.log(farewell)
  process.exit(0)
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
