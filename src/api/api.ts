import type { Locale } from '../contract/locale.ts'
import type { ProgressView } from '../contract/progress.ts'
import type { IssuedReferral, NewReferral } from '../contract/referral.ts'
import type { ReportView } from '../contract/report.ts'
import type { Revocation, Send, SendPage } from '../contract/sends.ts'
import type { SessionView } from '../contract/session.ts'
import { connect, pageAfter, type TokenSource } from './request.ts'
import { privacyCalls, type PrivacyApi } from './privacy-api.ts'
import { settingsCalls, type SettingsApi } from './settings-api.ts'

/** What the pane asks of the companion server once somebody is signed in. */
export interface Api extends SettingsApi, PrivacyApi {
  session(): Promise<SessionView>
  /** The same key brings the same link again, so a call whose answer was lost can be repeated. */
  issueReferral(referral: NewReferral, idempotencyKey: string): Promise<IssuedReferral>
  progress(): Promise<ProgressView>
  report(): Promise<ReportView>
  /** One's own mails, newest first; from the one before this where an id is given. */
  sends(before?: string): Promise<SendPage>
  /** One's own mail by the token of the link it carries; none where it is somebody else's. */
  sendOf(token: string): Promise<Send | undefined>
  /** Takes a link back for good; answers with the mail as it is then. */
  revokeSend(which: Revocation, idempotencyKey: string): Promise<Send>
}

/** The server answers on the pane's own origin; the token says who is asking. */
export function connectApi(token: TokenSource, locale: Locale): Api {
  const request = connect(locale, token)
  return {
    session: () => request('/api/session'),
    progress: () => request('/api/progress'),
    report: () => request('/api/report'),
    issueReferral: (body, idempotencyKey) =>
      request('/api/referrals', { method: 'POST', body, idempotencyKey }),
    sends: (before) => request(`/api/sends${pageAfter(before)}`),
    sendOf: async (token) => (await request<SendPage>(`/api/sends?token=${token}`)).sends[0],
    revokeSend: (body, idempotencyKey) =>
      request('/api/sends/revoke', { method: 'POST', body, idempotencyKey }),
    ...settingsCalls(request),
    ...privacyCalls(request),
  }
}
