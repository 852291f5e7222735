import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Long enough for any start or slice on a busy machine; a run must not hang. */
const ANSWER_WITHIN_MS = 60_000

/** A child process: a server or the load generator. */
export interface Running {
  pid: number
  /** Where it listens; 0 for the load generator. */
  port: number
  /** Send a message and await the answer to it; one at a time. */
  ask<Answer>(question: unknown): Promise<Answer>
  stop(): Promise<void>
}

/**
 * Run a file of ours as production would and wait until it listens.
 *
 * @throws Error with what it wrote when it ends instead.
 */
export async function startProcess(
  file: string,
  options: { args?: string[]; environment?: Record<string, string> } = {},
): Promise<Running> {
  const child = fork(file, options.args ?? [], {
    cwd: root,
    execArgv: [],
    env: { ...process.env, NODE_ENV: 'production', ...options.environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let complaint = ''
  child.stderr?.on('data', (chunk) => (complaint += String(chunk)))
  const ended = once(child, 'exit')

  async function answer<Answer>(): Promise<Answer> {
    const stopWaiting = new AbortController()
    const signal = AbortSignal.any([stopWaiting.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)])
    const failure = once(child, 'exit', { signal }).then(() => {
      throw new Error(`${file} ended: ${complaint.trim() || 'it said nothing'}`)
    })
    try {
      const [message] = (await Promise.race([once(child, 'message', { signal }), failure])) as [
        Answer & { error?: string },
      ]
      if (message.error !== undefined) throw new Error(message.error)
      return message
    } finally {
      failure.catch(() => undefined)
      stopWaiting.abort()
    }
  }

  const { listening } = await answer<{ listening: number }>()
  return {
    pid: child.pid ?? 0,
    port: listening,
    async ask<Answer>(question: unknown) {
      child.send(question as object)
      return await answer<Answer>()
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/**
 * In a server of the bench: say where it listens, answer each question with the processor time
 * used so far, and end with the run.
 */
export function answerRun(port: number): void {
  process.on('message', () => process.send?.({ cpuMs: cpuMs() }))
  process.once('disconnect', () => process.exit()).once('SIGTERM', () => process.exit())
  process.send?.({ listening: port })
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
