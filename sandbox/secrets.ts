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

/** Somebody or something damaged the file; nobody but its owner can say what it held. */
export class BrokenSecrets extends Error {
  override name = 'BrokenSecrets'
  readonly file: string

  constructor(file: string, cause?: unknown) {
    super(`${file} is not valid JSON`, { cause })
    this.file = file
  }
}

/**
 * The example company's secrets, over restarts, for this machine's user only. Throws BrokenSecrets
 * rather than begin anew: that would be another company, and the first one would be lost unseen.
 */
export function openSecrets(folder: string): KeptSecrets {
  const file = join(folder, 'secrets.json')
  let secrets: Partial<Secrets> = existsSync(file) ? parsed(file) : {}

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

function parsed(file: string): Partial<Secrets> {
  let secrets: unknown
  try {
    secrets = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new BrokenSecrets(file, cause)
  }
  if (typeof secrets !== 'object' || secrets === null) throw new BrokenSecrets(file)
  return secrets
}
