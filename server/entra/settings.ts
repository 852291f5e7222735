import { ConfigError } from '../config-error.ts'

/** Our app registration in Microsoft Entra, and whose people may use it. */
export interface EntraSettings {
  clientId: string
  /** Ids of the tenants let in; tokens of any other are refused before anything is asked of it. */
  tenants: readonly string[]
  /** Origin of the Microsoft cloud, such as `https://login.microsoftonline.com`. */
  authority: string
  /** The scope of our own API that a token must hold. */
  scope: string
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** All personal Microsoft accounts share this tenant; letting it in would let in anybody. */
const PERSONAL_ACCOUNTS_TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad'

/** True for what can be let in by name: a tenant of an organisation, in lower case. */
export function isTenantId(id: string): boolean {
  return GUID.test(id) && id !== PERSONAL_ACCOUNTS_TENANT
}

/** @throws ConfigError */
export function readEntra(env: NodeJS.ProcessEnv): EntraSettings | undefined {
  const clientId = (env['ENTRA_CLIENT_ID'] || '').trim().toLowerCase()
  const tenants = (env['ENTRA_TENANTS'] || '')
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '')
  if (!clientId && tenants.length === 0) return undefined
  if (!GUID.test(clientId)) {
    throw new ConfigError(
      'ENTRA_CLIENT_ID must be the application (client) id of the app registration, such as 11111111-2222-3333-4444-555555555555.',
      'ENTRA_CLIENT_ID には、アプリの登録のアプリケーション (クライアント) ID を 11111111-2222-3333-4444-555555555555 の形式で指定してください。',
    )
  }
  const wrong = tenants.find((one) => !isTenantId(one))
  if (wrong !== undefined || tenants.length === 0) {
    throw new ConfigError(
      `ENTRA_TENANTS must list the directory (tenant) id of each company that is let in, separated by commas${wrong === undefined ? '; it is missing' : `, not "${wrong}"`}.`,
      `ENTRA_TENANTS には、許可する各社のディレクトリ (テナント) ID をカンマ区切りで指定してください${wrong === undefined ? '(指定がありません)' : `(「${wrong}」は使えません)`}。`,
    )
  }
  return { clientId, tenants, authority: readAuthority(env), scope: readScope(env) }
}

/** Keys are fetched from there, so only a local test issuer may do without TLS. */
function readAuthority(env: NodeJS.ProcessEnv): string {
  const value = env['ENTRA_AUTHORITY'] || 'https://login.microsoftonline.com'
  const url = URL.canParse(value) ? new URL(value) : undefined
  const local = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1'
  const usable = url?.protocol === 'https:' || (url?.protocol === 'http:' && local)
  if (!url || !usable || url.origin !== value.replace(/\/$/, '')) {
    throw new ConfigError(
      `ENTRA_AUTHORITY must be an origin such as https://login.microsoftonline.com, not "${value}".`,
      `ENTRA_AUTHORITY には https://login.microsoftonline.com のようなアドレスを指定してください(「${value}」は使えません)。`,
    )
  }
  return url.origin
}

function readScope(env: NodeJS.ProcessEnv): string {
  const value = env['ENTRA_SCOPE'] || 'access_as_user'
  if (!/^[\w.-]{1,120}$/.test(value)) {
    throw new ConfigError(
      `ENTRA_SCOPE must be the bare name of the scope, such as access_as_user, not "${value}".`,
      `ENTRA_SCOPE には access_as_user のようなスコープ名だけを指定してください(「${value}」は使えません)。`,
    )
  }
  return value
}
