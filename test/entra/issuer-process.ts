import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { importJWK, type CryptoKey } from 'jose'
import type { EntraSettings } from '../../server/entra/settings.ts'
import type { IssuerCommand, IssuerReport, IssuerStart } from './issuer.ts'

export const CLIENT_ID = '5f0c3a52-6f3b-4a57-9a53-0a6c9e2f4b11'
export const REDIRECT_URI = 'https://relay.example.co.jp/signed-in'
export const DAEMON = { clientId: 'daemon', secret: 'daemon-secret' }
export const TENANT = '0b6f1d5e-8c43-4e58-8f60-3d6a2c1b7e01'
export const OTHER_TENANT = '0b6f1d5e-8c43-4e58-8f60-3d6a2c1b7e02'
/** Known to the issuer, but not on the server's list. */
export const STRANGE_TENANT = '0b6f1d5e-8c43-4e58-8f60-3d6a2c1b7e03'

export interface IssuerProcess {
  settings: EntraSettings
  issuerOf(tenant: string): string
  tell(command: IssuerCommand): Promise<IssuerReport>
  /** A key of the issuer, to sign what it never would. */
  keyNamed(kid: string): Promise<CryptoKey>
  stop(): Promise<void>
}

/** Start the issuer in its own process; both tenants of the settings are let in. */
export async function startIssuer(): Promise<IssuerProcess> {
  const start: IssuerStart = {
    tenants: [TENANT, OTHER_TENANT, STRANGE_TENANT],
    clientId: CLIENT_ID,
    redirectUri: REDIRECT_URI,
    daemon: DAEMON,
  }
  const file = fileURLToPath(new URL('issuer.ts', import.meta.url))
  const child = fork(file, [JSON.stringify(start)], { execArgv: [], silent: true })
  const reported = async () => ((await once(child, 'message')) as [IssuerReport])[0]
  const { port } = await reported()
  const authority = `http://127.0.0.1:${port}`

  async function tell(command: IssuerCommand): Promise<IssuerReport> {
    const report = reported()
    child.send(command)
    return await report
  }
  return {
    settings: {
      clientId: CLIENT_ID,
      tenants: [TENANT, OTHER_TENANT],
      authority,
      scope: 'access_as_user',
    },
    issuerOf: (tenant) => `${authority}/${tenant}/v2.0`,
    tell,
    async keyNamed(kid) {
      const { keys } = await tell({ do: 'report' })
      return (await importJWK(keys[kid] ?? {}, 'RS256')) as CryptoKey
    },
    async stop() {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}
