import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the example company was given by the server, and its agency with it. */
export interface Secrets {
  workspaceId: string
  managerSession: string
  recruiterSession: string
  agreementId: string
  /** Where the agreement sends to; the sandbox's port may be another one tomorrow. */
  endpoint: string
  /** What the agency's desk verifies with: its own agreement's, and those entered at the desk. */
  agencySecrets: string[]
}

export interface KeptSecrets {
  read(): Partial<Secrets>
  /** Remember more, at once on disk: what the server gives, it gives once. */
  keep(more: Partial<Secrets>): void
  /** Begin anew, with another company. */
  forget(): void
}

/** The example company's secrets, over restarts, for this machine's user only. */
export function openSecrets(folder: string): KeptSecrets {
  const file = join(folder, 'secrets.json')
  let secrets = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>)
    : ({} as Partial<Secrets>)

  function write(next: Partial<Secrets>) {
    secrets = next
    writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  }
  return {
    read: () => secrets,
    keep: (more) => write({ ...secrets, ...more }),
    forget: () => write({ agencySecrets: secrets.agencySecrets ?? [] }),
  }
}
