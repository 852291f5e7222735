import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { SessionView } from '../../src/contract/session.ts'
import type { SignInMethods } from '../../src/contract/sign-in.ts'
import { startTestServer, type TestServer } from '../server/test-server.ts'
import { signInAt } from './authorization-code.ts'
import { startIssuer, TENANT, type IssuerProcess } from './issuer-process.ts'
import { installBridge } from './nested-bridge.ts'

const MAKOTO = {
  oid: '7c1f0a66-2d7e-4f0b-8a53-66f1f0f4a002',
  name: '田中 誠',
  preferred_username: 'makoto@example.co.jp',
  roles: ['CareerRelay.Manager'],
}
let issuer: IssuerProcess
let server: TestServer

/** As much of a browser as msal-browser needs; jsdom would take the network away instead. */
function pretendBrowser(): void {
  const kept = new Map<string, string>()
  Object.assign(globalThis, {
    window: globalThis,
    document: { cookie: '' },
    addEventListener: () => undefined,
    // An open channel would keep the tests from ending.
    BroadcastChannel: undefined,
    localStorage: {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
      key: (index: number) => [...kept.keys()][index] ?? null,
      get length() {
        return kept.size
      },
    },
  })
}

beforeAll(async () => {
  issuer = await startIssuer()
  server = await startTestServer('sqlite', { config: { entra: issuer.settings } })
  pretendBrowser()
}, 30_000)

afterAll(async () => {
  await server.close()
  await issuer.stop()
})

test('from Outlook’s account over the pane’s library to the server, with a token of the issuer', async () => {
  const { entraToken } = await import('../../src/sign-in/entra.ts')
  const { keptForEntra, tokenSourceOf } = await import('../../src/sign-in/token-source.ts')
  const methods = (await server.app.inject('/api/sign-in')).json<SignInMethods>()
  if (!methods.entra) throw new Error('the server offers no Entra')
  const bridge = installBridge()
  const { access_token: accessToken } = await signInAt({
    issuer: issuer.issuerOf(TENANT),
    person: MAKOTO,
  })
  bridge.answers.GetToken = { accessToken }

  await entraToken(methods.entra)
  const token = tokenSourceOf(keptForEntra(methods.entra))
  const headers = { authorization: `Bearer ${await token()}` }
  const answer = await server.app.inject({ url: '/api/session', headers })

  expect(answer.statusCode).toBe(200)
  expect(answer.json<SessionView>().member).toMatchObject({ name: '田中 誠', role: 'manager' })
  const scopes = bridge.asked.flatMap(({ tokenParams }) => tokenParams?.['scope'] ?? [])
  expect(new Set(scopes)).toEqual(new Set([methods.entra.scope]))
})
