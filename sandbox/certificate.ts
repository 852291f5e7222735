import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from 'selfsigned'

export interface Certificate {
  key: string
  cert: string
  /** Where the certificate stands, for programs that are to trust it. */
  file: string
}

const LIFETIME_DAYS = 365
const DAY_MS = 86_400_000

/** A certificate for localhost, kept while it lasts so that a browser's exception lasts as long. */
export async function openCertificate(folder: string, now: Date): Promise<Certificate> {
  const file = join(folder, 'certificate.pem')
  const keyFile = join(folder, 'certificate-key.pem')
  if (!isValid(file, now)) {
    const made = await generate([{ name: 'commonName', value: 'localhost' }], {
      algorithm: 'sha256',
      notBeforeDate: now,
      notAfterDate: new Date(now.getTime() + LIFETIME_DAYS * DAY_MS),
      extensions: [
        { name: 'basicConstraints', cA: true },
        {
          name: 'subjectAltName',
          altNames: [
            { type: 2, value: 'localhost' },
            { type: 7, ip: '127.0.0.1' },
          ],
        },
      ],
    })
    writeFileSync(keyFile, made.private, { mode: 0o600 })
    writeFileSync(file, made.cert)
  }
  return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(file, 'utf8'), file }
}

function isValid(file: string, now: Date): boolean {
  return existsSync(file) && new X509Certificate(readFileSync(file)).validToDate > now
}
