import { mkdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { openAgencyDesk } from './agency-desk.ts'
import { openCertificate } from './certificate.ts'
import { startCompanion, type Companion } from './companion.ts'
import { openExampleCompany, type ExampleCompany, type Sessions } from './example-company.ts'
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
  /** Resolves when the companion server answers, with the example company in it. */
  ready: Promise<void>
  close(): Promise<void>
}

/** What stands behind the sandbox's own pages, as far as it is there. */
interface Behind {
  companion?: Companion
  company?: ExampleCompany
  ready?: Promise<void>
  isReady: boolean
}

/** Nobody is let through before the example company stands. */
function portOf({ companion, isReady }: Behind): number | undefined {
  return isReady ? companion?.port() : undefined
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
  const desk = openAgencyDesk(join(folder, 'agency-desk.jsonl'), {
    read: () => secrets.read().agencySecrets ?? [],
    keep: (agencySecrets) => secrets.keep({ agencySecrets }),
  })
  const mailServer = await startMailServer(mails)
  // Requests may come in before the server behind is started, and while it is started again.
  const behind: Behind = { isReady: false }
  const companionOrigin = () => `http://127.0.0.1:${behind.companion?.port()}`
  const examples = openExamples({
    origin: companionOrigin,
    session: async () => (await sessions()).recruiter ?? '',
    mails,
    counterFile: join(folder, 'examples-counter'),
    onFailure: (error) => report({ kind: 'fault', error }),
  })
  const routes = routesOf({ sessions, mails, desk, examples, mailPort: mailServer.port })

  /** What was kept will do while the companion server is started again. */
  async function sessions(): Promise<Partial<Sessions>> {
    await behind.ready
    const { managerSession: manager, recruiterSession: recruiter } = secrets.read()
    return (await behind.company?.signIn().catch(() => undefined)) ?? { manager, recruiter }
  }

  function handle(request: IncomingMessage, response: ServerResponse) {
    void serve(routes, request, response, {
      otherwise: () => passOn(request, response, { port: portOf(behind), protocol }),
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
  const environment = {
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: options.dataDir,
    PUBLIC_ORIGIN: origin,
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'Career Relay <relay@example.co.jp>',
    // The agency's desk is on this machine, where no real agency ever is.
    ALLOW_LOCAL_ENDPOINTS: '1',
    ...(certificate && { NODE_EXTRA_CA_CERTS: certificate.file }),
  }
  const companion = startCompanion({
    file: options.companionFile ?? 'server/main.mjs',
    environment,
    logFile: join(folder, 'companion.log'),
    onExit: (reason) => report({ kind: 'companion-ended', reason }),
  })
  const endpoint = `${origin}/sandbox/agency/webhook`
  const company = openExampleCompany({ origin: companionOrigin, environment, endpoint, secrets })
  const ready = companion.ready.then(async () => {
    await company.signIn().catch((error: unknown) => {
      // Whoever tries settings out may have locked the sandbox out; the rest still works.
      if (!secrets.read().agreementId) throw error
      report({ kind: 'fault', error })
    })
    behind.isReady = true
  })
  // Whoever started the sandbox may have closed it before anybody waits for this.
  ready.catch(() => undefined)
  Object.assign(behind, { companion, company, ready })

  return {
    origin,
    ready,
    async close() {
      await Promise.all([listener.close(), companion.stop()])
      await mailServer.close()
    },
  }
}
