import { askForCode } from './command-line.ts'
import { AGENCY, COMPANY, MANAGER, POSITIONS, RECRUITER, TERMS } from './companies.ts'
import { openRelayApi } from './relay-api.ts'
import type { KeptSecrets } from './secrets.ts'

/** Who the sandbox can sign in. */
export interface Sessions {
  manager: string
  recruiter: string
}

export interface ExampleCompany {
  /**
   * See to it that the company stands and both of its people are signed in. Every call looks anew,
   * since whoever tries the product out may have signed them out.
   */
  signIn(): Promise<Sessions>
}

export interface ExampleCompanyOptions {
  /** Where the companion server listens, without a path. */
  origin: () => string
  /** What the server runs with; its command line is to work on the same data. */
  environment: Record<string, string>
  /** The agency's desk. */
  endpoint: string
  secrets: KeptSecrets
}

interface Agreement {
  id: string
  state: 'draft' | 'live' | 'ended'
  mode: unknown
  formUrl: unknown
  agency: unknown
  terms: unknown
}

/**
 * The example company comes to the server as every customer does: a code from the command line, and
 * from there on the API that the pane uses. No way in is its own.
 */
export function openExampleCompany(options: ExampleCompanyOptions): ExampleCompany {
  const { environment, endpoint, secrets } = options
  const api = openRelayApi(options.origin)
  let underWay: Promise<Sessions> | undefined

  async function see(): Promise<Sessions> {
    const { workspaceId, managerSession } = secrets.read()
    const isManagerIn = workspaceId !== undefined && (await api.isSignedIn(managerSession))
    const manager = isManagerIn && managerSession ? managerSession : await signManagerIn()
    if (!secrets.read().agreementId) await conclude(manager)
    else if (secrets.read().endpoint !== endpoint) await moveDesk(manager)
    const { recruiterSession } = secrets.read()
    const isRecruiterIn = await api.isSignedIn(recruiterSession)
    const recruiter = isRecruiterIn && recruiterSession ? recruiterSession : await invite(manager)
    return { manager, recruiter }
  }

  async function signManagerIn(): Promise<string> {
    const words = ['--role', 'manager', '--name', MANAGER.name, '--email', MANAGER.email]
    const { workspaceId: known } = secrets.read()
    const again =
      known && (await askForCode([...words, '--workspace', known], environment).catch(none))
    if (!again) secrets.forget()
    const given = again || (await askForCode([...words, '--new-company', '--example'], environment))
    const managerSession = await exchange(given.code)
    secrets.keep({ managerSession, workspaceId: given.workspaceId })
    return managerSession
  }

  async function exchange(code: string): Promise<string> {
    const body = { code, device: 'Career Relay sandbox' }
    const { token } = await api.ask<{ token: string }>({
      method: 'POST',
      path: '/api/sign-in/code',
      body,
    })
    return token
  }

  /** From an empty company to an agreement in force. */
  async function conclude(session: string): Promise<void> {
    await api.ask({ method: 'PUT', path: '/api/company', session, body: COMPANY })
    const positions = { positions: POSITIONS }
    await api.ask({ method: 'PUT', path: '/api/positions', session, body: positions })
    const { agreement, secret } = await api.ask<{ agreement: Agreement; secret: string }>({
      method: 'POST',
      path: '/api/agreements',
      session,
      body: { mode: 'relay', formUrl: '', agency: AGENCY, terms: TERMS, endpoint },
      key: endpoint,
    })
    // The desk has to know the secret before the server tries it.
    secrets.keep({ agencySecrets: [secret, ...(secrets.read().agencySecrets ?? [])] })
    await api.ask({ method: 'POST', path: `/api/agreements/${agreement.id}/live`, session })
    secrets.keep({ agreementId: agreement.id, endpoint })
  }

  /** The sandbox answers on another port now. */
  async function moveDesk(session: string): Promise<void> {
    const { agreements } = await api.ask<{ agreements: Agreement[] }>({
      path: '/api/agreements',
      session,
    })
    const own = agreements.find(({ id }) => id === secrets.read().agreementId)
    if (own && own.state !== 'ended') {
      const { mode, formUrl, agency, terms } = own
      const body = { mode, formUrl, agency, terms, endpoint }
      await api.ask({ method: 'PUT', path: `/api/agreements/${own.id}`, session, body })
    }
    secrets.keep({ endpoint })
  }

  async function invite(session: string): Promise<string> {
    const { members } = await api.ask<{ members: { id: string; email: string }[] }>({
      path: '/api/members',
      session,
    })
    const member = members.find(({ email }) => email === RECRUITER.email)
    const { code } = await api.ask<{ code: string }>({
      method: 'POST',
      path: member ? `/api/members/${member.id}/code` : '/api/members',
      session,
      ...(!member && { body: { ...RECRUITER, role: 'recruiter' } }),
    })
    const recruiterSession = await exchange(code)
    secrets.keep({ recruiterSession })
    return recruiterSession
  }

  return {
    signIn() {
      underWay ??= see().finally(() => (underWay = undefined))
      return underWay
    },
  }
}

function none(): undefined {
  return undefined
}
