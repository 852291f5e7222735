import type { Locale } from '../contract/locale.ts'
import type { CodeSignIn, SignedIn, SignInMethods } from '../contract/sign-in.ts'
import { connect } from './request.ts'

/** What the pane asks before anybody is signed in. Every call rejects with an `ApiError`. */
export interface SignInApi {
  methods(): Promise<SignInMethods>
  /** The same key brings the same session again, so a call whose answer was lost can be repeated. */
  withCode(signIn: CodeSignIn, idempotencyKey: string): Promise<SignedIn>
  /** Rejects where the server does not admit whom the token stands for. */
  withToken(token: string): Promise<void>
}

/** The open part of the server, asked without a token. */
export function connectSignIn(locale: Locale): SignInApi {
  const request = connect(locale)
  return {
    methods: () => request('/api/sign-in'),
    withCode: (body, idempotencyKey) =>
      request('/api/sign-in/code', { method: 'POST', body, idempotencyKey }),
    withToken: async (token) => {
      await connect(locale, async () => token)('/api/session')
    },
  }
}
