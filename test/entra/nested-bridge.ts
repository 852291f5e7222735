/**
 * A stand-in for the bridge that Outlook gives an add-in for nested app authentication: the same
 * messages that msal-browser sends to the real one, answered here.
 */
export type BridgeMethod = 'GetInitContext' | 'GetToken' | 'GetTokenPopup'

export interface BridgeError {
  status: string
  code?: string
  subError?: string
  description?: string
}

/** What Outlook says to a request: something to fail with, a token, or nothing at all. */
export type BridgeAnswer = BridgeError | { accessToken: string } | 'silence'

export interface NestedBridge {
  /** What was asked, in order; token requests with their parameters. */
  asked: { method: BridgeMethod; tokenParams?: Record<string, unknown> }[]
  answers: Partial<Record<BridgeMethod, BridgeAnswer>>
}

interface Envelope {
  method: BridgeMethod
  requestId: string
  tokenParams?: Record<string, unknown>
}

const ACCOUNT = {
  homeAccountId: 'oid.tid',
  localAccountId: 'oid',
  tenantId: 'tid',
  environment: 'login.microsoftonline.com',
  username: 'misaki.kato@example.co.jp',
}

/** Put the stand-in where msal-browser looks for the real one. */
export function installBridge(): NestedBridge {
  const bridge: NestedBridge = { asked: [], answers: {} }
  const listeners: ((message: { data: string }) => void)[] = []
  const answer = (request: Envelope) => {
    const { method, requestId, tokenParams } = request
    bridge.asked.push({ method, ...(tokenParams && { tokenParams }) })
    const content = contentOf(method, bridge.answers[method])
    if (!content) return
    const data = JSON.stringify({ messageType: 'NestedAppAuthResponse', requestId, ...content })
    for (const listener of listeners) listener({ data })
  }
  Object.assign(window, {
    nestedAppAuthBridge: {
      addEventListener: (_: string, listener: (message: { data: string }) => void) =>
        listeners.push(listener),
      removeEventListener: () => undefined,
      postMessage: (message: string) =>
        queueMicrotask(() => answer(JSON.parse(message) as Envelope)),
    },
  })
  return bridge
}

export function removeBridge(): void {
  Reflect.deleteProperty(window, 'nestedAppAuthBridge')
}

function contentOf(method: BridgeMethod, answer: BridgeAnswer | undefined): object | undefined {
  if (answer === 'silence') return undefined
  if (answer && 'status' in answer) return { success: false, error: answer }
  if (method === 'GetInitContext') {
    return {
      success: true,
      initContext: { sdkName: 'stand-in', sdkVersion: '1', capabilities: {} },
    }
  }
  if (!answer) return { success: false, error: { status: 'PERSISTENT_ERROR', code: 'unexpected' } }
  const token = { access_token: answer.accessToken, id_token: idToken(), expires_in: 3600 }
  return { success: true, token, account: ACCOUNT }
}

function idToken(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'RS256' })}.${part({ oid: 'oid', tid: 'tid', sub: 'sub' })}.signature`
}
