import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'

/** What the example workspace signs in and signs with. */
export interface Secrets {
  managerSession: string
  recruiterSession: string
  agencySecret: string
}

/** The example workspace's secrets: made at the first start, the same ever after. */
export function openSecrets(folder: string): Secrets {
  const file = join(folder, 'secrets.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets
  const secrets = {
    managerSession: randomBytes(32).toString('base64url'),
    recruiterSession: randomBytes(32).toString('base64url'),
    agencySecret: `whsec_${randomBytes(32).toString('base64')}`,
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return secrets
}
