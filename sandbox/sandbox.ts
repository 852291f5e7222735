import { mkdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { openAgencyDesk } from './agency-desk.ts'
import { openCertificate } from './certificate.ts'
import { startCompanion, type Companion } from './companion.ts'
import { openExamples } from './examples.ts'
import { listenOnLoopback } from './listener.ts'
import { startMailServer } from './mail-server.ts'
import { openMailStore } from './mail-store.ts'
import { passOn } from './proxy.ts'
import { routesOf } from './routes.ts'
import { serve } from './serve.ts'
import { openSecrets } from './secrets.ts'

export interface SandboxOptions {
  /** 0 takes any free port. */
  port: number
  dataDir: string
  https?: boolean
  /** The companion server's entry, from the repository's root. */
  companionFile?: string
  /** Told about what a person at the console should know. */
  report?: (
    event: { kind: 'companion-ended'; reason: string } | { kind: 'fault'; error: unknown },
  ) => void
}

export interface Sandbox {
  origin: string
  /** Resolves when the companion server answers for the first time. */
  ready: Promise<void>
  close(): Promise<void>
}

/**
 * Start everything `npm start` promises on one address: the stand-in for Outlook, a mail system, a
 * staffing agency, and the companion server behind them.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { report = () => undefined } = options
  const folder = join(options.dataDir, 'sandbox')
  mkdirSync(folder, { recursive: true })
  const certificate = options.https ? await openCertificate(folder, new Date()) : undefined
  const protocol = certificate ? 'https' : 'http'
  const secrets = openSecrets(folder)
  const mails = openMailStore(join(folder, 'mail'))
  const desk = openAgencyDesk(join(folder, 'agency-desk.jsonl'), secrets.agencySecret)
  const mailServer = await startMailServer(mails)
  // Requests may come in before the server behind is started, and while it is started again.
  const behind: { companion?: Companion } = {}
  const examples = openExamples({
    origin: () => `http://127.0.0.1:${behind.companion?.port()}`,
    session: secrets.recruiterSession,
    mails,
    counterFile: join(folder, 'examples-counter'),
    onFailure: (error) => report({ kind: 'fault', error }),
  })
  const routes = routesOf({ secrets, mails, desk, examples, mailPort: mailServer.port })

  function handle(request: IncomingMessage, response: ServerResponse) {
    void serve(routes, request, response, {
      otherwise: () => passOn(request, response, { port: behind.companion?.port(), protocol }),
      onFault: (error) => report({ kind: 'fault', error }),
    })
  }
  const listener = await listenOnLoopback(options.port, certificate, handle).catch(
    async (error) => {
      await mailServer.close()
      throw error
    },
  )
  const origin = `${protocol}://localhost:${listener.port}`
  const companion = startCompanion({
    file: options.companionFile ?? 'server/demo.ts',
    environment: {
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: options.dataDir,
      PUBLIC_ORIGIN: origin,
      SMTP_URL: mailServer.url,
      MAIL_FROM: 'Career Relay <relay@example.co.jp>',
      DEMO_RECRUITER_SESSION: secrets.recruiterSession,
      DEMO_MANAGER_SESSION: secrets.managerSession,
      DEMO_AGENCY_ENDPOINT: `${origin}/sandbox/agency/webhook`,
      DEMO_AGENCY_SECRET: secrets.agencySecret,
      ...(certificate && { NODE_EXTRA_CA_CERTS: certificate.file }),
    },
    logFile: join(folder, 'companion.log'),
    onExit: (reason) => report({ kind: 'companion-ended', reason }),
  })
  behind.companion = companion

  return {
    origin,
    ready: companion.ready,
    async close() {
      await Promise.all([listener.close(), companion.stop()])
      await mailServer.close()
    },
  }
}
