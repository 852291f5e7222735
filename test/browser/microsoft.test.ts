import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals'
import type { BrowserContext } from 'playwright-core'
import { signInAt, type Tokens } from '../entra/authorization-code.ts'
import { startIssuer, TENANT, type IssuerProcess } from '../entra/issuer-process.ts'
import { openStage, type Stage } from './stage.ts'
import * as walk from './walk.ts'

jest.setTimeout(60_000)

const MAKOTO = {
  oid: '7c1f0a66-2d7e-4f0b-8a53-66f1f0f4a002',
  name: '田中 誠',
  preferred_username: 'makoto.tanaka@mihon.example',
}
const MANAGER = { ...MAKOTO, roles: ['CareerRelay.Manager'] }
const SETTINGS = ['ENTRA_CLIENT_ID', 'ENTRA_TENANTS', 'ENTRA_AUTHORITY']

let issuer: IssuerProcess
let stage: Stage
let people: BrowserContext
let outlook: walk.Compose
/** Whom Outlook's account is; undefined where they close Microsoft's window. */
let account: object | undefined

beforeAll(async () => {
  issuer = await startIssuer()
  const { clientId, tenants, authority } = issuer.settings
  Object.assign(process.env, {
    ENTRA_CLIENT_ID: clientId,
    ENTRA_TENANTS: tenants.join(','),
    ENTRA_AUTHORITY: authority,
  })
  stage = await openStage()
})
beforeEach(async () => {
  people = await stage.browserFor()
  await people.exposeFunction('askAccount', askAccount)
  await people.addInitScript(nestedBridge)
  outlook = await walk.openCompose(people, stage.sandbox.origin)
  await outlook.page.getByText('Signed out', { exact: true }).click()
})
afterEach(async () => {
  await people.close()
  expect(stage.faults()).toEqual([])
})
afterAll(async () => {
  await stage?.close()
  await issuer?.stop()
  for (const name of SETTINGS) Reflect.deleteProperty(process.env, name)
})

async function askAccount(): Promise<Tokens | undefined> {
  return account && (await signInAt({ issuer: issuer.issuerOf(TENANT), person: account }))
}

/**
 * A stand-in for the bridge that Outlook lays into a pane for nested app authentication. It answers
 * as Outlook does, with tokens of a real issuer; runs in the browser, so it uses nothing around it.
 */
function nestedBridge(): void {
  type Listener = (message: { data: string }) => void
  const listeners: Listener[] = []
  const host = window as unknown as { askAccount(): Promise<Tokens | undefined> }

  async function contentFor(method: string): Promise<object> {
    if (method === 'GetInitContext') {
      return { success: true, initContext: { sdkName: 'stand-in', sdkVersion: '1' } }
    }
    const status = method === 'GetToken' ? 'USER_INTERACTION_REQUIRED' : 'USER_CANCEL'
    const tokens = await host.askAccount()
    if (!tokens) return { success: false, error: { status } }
    const part = (tokens.id_token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')
    const claims = JSON.parse(atob(part)) as Record<string, string>
    const { oid: localAccountId = '', tid: tenantId = '' } = claims
    const account = {
      localAccountId,
      tenantId,
      homeAccountId: `${localAccountId}.${tenantId}`,
      environment: 'login.microsoftonline.com',
      username: '',
    }
    return { success: true, token: { ...tokens, expires_in: 3600 }, account }
  }
  async function answer(request: { method: string; requestId: string }): Promise<void> {
    const content = await contentFor(request.method)
    const envelope = { messageType: 'NestedAppAuthResponse', requestId: request.requestId }
    const data = JSON.stringify({ ...envelope, ...content })
    for (const listener of listeners) listener({ data })
  }
  Object.assign(window, {
    nestedAppAuthBridge: {
      addEventListener: (_: string, listener: Listener) => void listeners.push(listener),
      removeEventListener: () => undefined,
      postMessage: (message: string) =>
        void answer(JSON.parse(message) as { method: string; requestId: string }),
    },
  })
}

const microsoft = () => outlook.pane.getByRole('button', { name: 'Sign in with Microsoft' })
const shows = (words: string | RegExp) => outlook.pane.getByText(words).first().waitFor()

describe('Signing in with Microsoft, in a browser', () => {
  test('who closes the window or has no role is told what to do', async () => {
    account = undefined
    await microsoft().click()
    await shows('You closed the Microsoft window')
    account = MAKOTO
    await microsoft().click()
    await shows('Ask your administrator to assign you a role.')
    // The browser itself notes each refusal of the server.
    expect(stage.faults()).toEqual([expect.stringContaining('403')])
  })

  test('a manager opens the company, and is still there when the pane opens again', async () => {
    account = MANAGER
    await microsoft().click()
    await outlook.pane.getByRole('tab', { name: 'Settings' }).waitFor()
    await outlook.page.reload()
    await outlook.pane.getByRole('tab', { name: 'Settings' }).click()
    await outlook.pane.getByRole('button', { name: 'Members' }).click()
    await shows('makoto.tanaka@mihon.example')
  })
})
