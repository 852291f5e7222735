import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { ApiError, type ApiErrorCode } from '../../src/api/api-error.ts'
import type { Api } from '../../src/api/api.ts'
import { declineUrl, referralUrl } from '../../src/contract/link.ts'
import type { Locale } from '../../src/contract/locale.ts'
import type { AgreementProgress, ProgressView } from '../../src/contract/progress.ts'
import type { IssuedReferral, NewReferral } from '../../src/contract/referral.ts'
import type { SessionView } from '../../src/contract/session.ts'
import { Pane } from '../../src/Pane.tsx'
import { LocaleContext } from '../../src/text/use-text.ts'
import { ENGLISH, HANAKO, JAPANESE, ORIGIN } from '../message/example-block.ts'
import { FakeMessage } from '../message/fake-message.ts'

export const AGREEMENT = {
  id: 'agreement-1',
  version: 1,
  agencyName: 'Mirai Career Inc.',
  agencyShortName: 'Mirai',
  expiryDate: { ja: '2027年2月21日', en: '21 February 2027' },
  wording: { ja: JAPANESE, en: ENGLISH },
}

export const SESSION: SessionView = {
  member: { id: 'member-1', name: '田中 誠', role: 'manager' },
  workspace: {
    id: 'workspace-1',
    name: 'Sample Industries',
    internalDomains: ['example.co.jp'],
    example: false,
  },
  agreements: [AGREEMENT],
  linkOrigin: ORIGIN,
}

export const FIGURES: AgreementProgress = {
  agreementId: 'agreement-1',
  agencyName: 'Mirai Career Inc.',
  agencyShortName: 'Mirai',
  ratio: 10,
  points: 7,
  pending: 0,
  untilNext: 3,
  grants: { available: 1, reserved: 0, redeemed: 0 },
  asOf: Date.UTC(2026, 10, 23, 5, 32),
  postingStep: 5,
}

/** A server that issues links as ours does: the same key, the same link. */
export class FakeApi implements Api {
  view: SessionView = SESSION
  figures: ProgressView = { agreements: [FIGURES] }
  /** What the next calls fail with, per call. */
  failing: Partial<Record<keyof Api, ApiErrorCode>> = {}
  issued: { referral: NewReferral; key: string }[] = []
  /** Runs while a link is being made, before the answer leaves. */
  meanwhile: () => void | Promise<void> = () => undefined
  private readonly tokens = new Map<string, string>()

  session = async () => {
    this.obey('session')
    return this.view
  }

  progress = async () => {
    this.obey('progress')
    return this.figures
  }

  issueReferral = async (referral: NewReferral, key: string): Promise<IssuedReferral> => {
    this.issued.push({ referral, key })
    const token = this.tokens.get(key) ?? String(this.tokens.size).padStart(22, 'T')
    this.tokens.set(key, token)
    await this.meanwhile()
    this.obey('issueReferral')
    return {
      id: `referral-${token}`,
      url: referralUrl(ORIGIN, token, referral.recipient),
      declineUrl: declineUrl(ORIGIN, token),
      expiresAt: 0,
      expiryDate: AGREEMENT.expiryDate[referral.locale],
      locale: referral.locale,
      wording: AGREEMENT.wording[referral.locale],
    }
  }

  private obey(call: keyof Api): void {
    const code = this.failing[call]
    if (code) throw new ApiError(code)
  }
}

interface Opening {
  message?: FakeMessage
  api?: FakeApi
  locale?: Locale
}

/** Opens the pane beside a message, as Outlook does. */
export function openPane({ message, api = new FakeApi(), locale = 'en' }: Opening) {
  const person = userEvent.setup()
  const view = render(
    <LocaleContext value={locale}>
      <Pane api={api} message={message} messageNumber={0} onCheckSignIn={() => undefined} />
    </LocaleContext>,
  )
  return { person, api, ...view }
}

/** A half-written rejection. */
export const LETTER = '<p>Dear Hanako,</p><p>We have decided otherwise.</p>'
export const INSERT = 'Insert referral link'
export const REMOVE = 'Remove referral link'

export function rejection(to: string[] = [HANAKO], content = LETTER): FakeMessage {
  const message = new FakeMessage(content)
  message.writeTo(...to)
  return message
}

export function button(name: string): Promise<HTMLButtonElement> {
  return screen.findByRole<HTMLButtonElement>('button', { name })
}

/** All that a screen reader would announce politely, or at once. */
export function said(role: 'status' | 'alert'): string {
  return screen
    .queryAllByRole(role)
    .map(({ textContent }) => textContent)
    .join(' ')
}
