import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { Provider, type Configuration } from 'oidc-provider'

/**
 * A real OpenID provider in a process of its own, in the shape of Microsoft Entra: one issuer per
 * tenant at `/<tid>/v2.0`, RS256, and the claims that Entra writes. It takes the login hint's word
 * for who is there, so that no password has to be typed.
 */
export interface IssuerStart {
  tenants: string[]
  /** The add-in's public client, which is also the API its tokens are for. */
  clientId: string
  redirectUri: string
  /** Gets tokens for itself, with nobody signed in. */
  daemon: { clientId: string; secret: string }
}

export type IssuerCommand =
  /** The newest key signs; keys of a tenant that are not named here are gone. */
  | { do: 'use-keys'; tenant: string; kids: string[] }
  | { do: 'go-away' }
  | { do: 'come-back' }
  | { do: 'report' }

export interface IssuerReport {
  port: number
  /** Paths asked for since the last report. */
  requests: string[]
  /** Private keys, so that a test can sign what no issuer would. */
  keys: Record<string, JWK>
}

/** A person as the login hint describes them. */
export interface Person {
  oid: string
  name: string
  preferred_username: string
  roles?: string[]
}

const start = JSON.parse(process.argv[2] ?? '') as IssuerStart
const keys: Record<string, JWK> = {}
const providers = new Map<string, Provider>()
let requests: string[] = []

async function keyNamed(kid: string): Promise<JWK> {
  keys[kid] ??= await exportJWK((await generateKeyPair('RS256', { extractable: true })).privateKey)
  return { ...keys[kid], kid, use: 'sig' }
}

async function openTenant(tenant: string, kids: string[]): Promise<void> {
  const jwks = { keys: await Promise.all(kids.map(keyNamed)) }
  const issuer = `http://127.0.0.1:${port}/${tenant}/v2.0`
  const provider = new Provider(issuer, configurationOf(tenant, issuer, jwks))
  providers.set(tenant, provider)
}

function configurationOf(tenant: string, issuer: string, jwks: { keys: JWK[] }): Configuration {
  const person = ['tid', 'oid', 'ver', 'name', 'preferred_username', 'roles']
  return {
    jwks: jwks,
    clients: [
      {
        client_id: start.clientId,
        redirect_uris: [start.redirectUri],
        token_endpoint_auth_method: 'none',
      },
      {
        client_id: start.daemon.clientId,
        client_secret: start.daemon.secret,
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
      },
    ],
    claims: { openid: ['sub'], profile: person },
    conformIdTokenClaims: false,
    cookies: { keys: ['test'] },
    interactions: { url: (_, { uid }) => `${issuer}/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: (_, resource) => ({
          scope: 'access_as_user something_else',
          audience: resource.replace('api://', ''),
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256', kid: jwks.keys[0]?.kid } },
        }),
      },
    },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, tid: tenant, ver: '2.0', ...personOf(accountId) }),
    }),
    async loadExistingGrant({ oidc }) {
      const { provider, client, session, params } = oidc
      const grant = new provider.Grant({
        clientId: client?.clientId,
        accountId: session?.accountId,
      })
      grant.addOIDCScope('openid profile')
      grant.addResourceScope(String(params?.['resource']), 'access_as_user something_else')
      await grant.save()
      return grant
    },
    formats: { customizers: { jwt: (_, token, parts) => shapeLikeEntra(tenant, token, parts) } },
  }
}

function personOf(accountId: string | undefined): Person {
  return JSON.parse(accountId ?? '{}') as Person
}

type Customizer = NonNullable<
  NonNullable<NonNullable<Configuration['formats']>['customizers']>['jwt']
>

/** `scp` in place of `scope`, who it is, and for a daemon the mark that nobody is there. */
const shapeLikeEntra = (
  tenant: string,
  token: Parameters<Customizer>[1],
  parts: Parameters<Customizer>[2],
): void => {
  const { scope, ...rest } = parts.payload
  const own =
    token.kind === 'AccessToken'
      ? { scp: scope, ...personOf(token.accountId) }
      : { idtyp: 'app', oid: rest.sub, roles: ['CareerRelay.Manager'] }
  parts.header = { ...parts.header, typ: 'JWT' }
  parts.payload = { ...rest, nbf: rest['iat'], tid: tenant, ver: '2.0', ...own }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? ''
  requests.push(path)
  const [, tenant = '', rest = ''] = /^\/([^/]+)\/v2\.0(\/.*)$/.exec(path) ?? []
  const provider = providers.get(tenant)
  if (!provider) return void response.writeHead(404).end()
  if (rest.startsWith('/interaction/')) {
    const { params } = await provider.interactionDetails(request, response)
    const login = { accountId: String(params['login_hint']) }
    return await provider.interactionFinished(request, response, { login })
  }
  Object.assign(request, { originalUrl: path, url: rest })
  await provider.callback()(request, response)
}

const server = createServer((request, response) => void answer(request, response))
const listen = (on: number) =>
  new Promise<void>((resolve) => server.listen(on, '127.0.0.1', resolve))
await listen(0)
const { port } = server.address() as AddressInfo
for (const tenant of start.tenants) await openTenant(tenant, [`${tenant}-1`])

async function obey(command: IssuerCommand): Promise<void> {
  if (command.do === 'use-keys') await openTenant(command.tenant, command.kids)
  if (command.do === 'come-back') await listen(port)
  if (command.do === 'go-away') {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
  }
}

const report = (): void => {
  process.send?.({ port, requests, keys } satisfies IssuerReport)
  requests = []
}
process.on('message', (command) => void obey(command as IssuerCommand).then(report))
process.on('disconnect', () => process.exit())
report()
