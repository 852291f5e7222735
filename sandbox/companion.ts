import { spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The companion server as the sandbox sees it: where it listens, if it does just now. */
export interface Companion {
  port(): number | undefined
  /** Resolves when it first listens; rejects when it ends before that. */
  ready: Promise<void>
  stop(): Promise<void>
}

export interface CompanionOptions {
  /** What to run, from the repository's root. */
  file: string
  environment: Record<string, string>
  logFile: string
  /** Told in one line when the server ended on its own. */
  onExit: (reason: string) => void
}

const RESTART_DELAY_MS = 500
/** After this the stop is no longer a question; `npm start` promises to end within two seconds. */
const STOP_TIMEOUT_MS = 1_500

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Run the companion server beside the sandbox, and start it again when it dies. One that cannot
 * start at all would only fail again; what it said then is the error.
 */
export function startCompanion({
  file,
  environment,
  logFile,
  onExit,
}: CompanionOptions): Companion {
  const log = createWriteStream(logFile, { flags: 'a' })
  let child: ChildProcess | undefined
  let port: number | undefined
  let stopping = false
  let hasListened = false
  let restart: NodeJS.Timeout | undefined
  const ready = Promise.withResolvers<void>()

  function run() {
    const running = spawn(process.execPath, [file], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    child = running
    running.stdout?.pipe(log, { end: false })
    running.stderr?.pipe(log, { end: false })
    let complaint = ''
    running.stderr?.on('data', (chunk) => (complaint = String(chunk)))
    running.on('message', (message) => {
      port = (message as { listening?: number }).listening ?? port
      hasListened = true
      ready.resolve()
    })
    running.on('exit', () => {
      port = undefined
      child = undefined
    })
    running.on('close', (code, signal) => {
      if (stopping) return
      const reason = signal ?? `exit code ${code}`
      if (!hasListened) {
        ready.reject(new Error(complaint.trim() || `The companion server ended (${reason}).`))
        return
      }
      onExit(reason)
      restart = setTimeout(run, RESTART_DELAY_MS)
    })
  }
  // Whoever started the sandbox may have closed it before anybody waits for this.
  ready.promise.catch(() => undefined)
  run()

  return {
    port: () => port,
    ready: ready.promise,
    async stop() {
      stopping = true
      clearTimeout(restart)
      const running = child
      if (running) {
        await new Promise<void>((resolve) => {
          running.once('exit', () => resolve())
          running.kill('SIGTERM')
          setTimeout(() => running.kill('SIGKILL'), STOP_TIMEOUT_MS).unref()
        })
      }
      log.end()
    },
  }
}
