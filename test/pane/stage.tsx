import { useState } from 'react'
import { jest } from '@jest/globals'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ApiErrorCode } from '../../src/api/api-error.ts'
import type { Api } from '../../src/api/api.ts'
import type { SignInApi } from '../../src/api/sign-in-api.ts'
import { declineUrl, referralUrl } from '../../src/contract/link.ts'
import type { Locale } from '../../src/contract/locale.ts'
import type { AgreementProgress, ProgressView } from '../../src/contract/progress.ts'
import type { IssuedReferral, NewReferral } from '../../src/contract/referral.ts'
import type { SessionView } from '../../src/contract/session.ts'
import type { Leads } from '../../src/contract/wording.ts'
import type { CodeSignIn, SignInMethods } from '../../src/contract/sign-in.ts'
import type { MailDraft, Surroundings } from '../../src/message/outlook.ts'
import type { SendCheckSettings } from '../../src/message/send-check-settings.ts'
import { Pane } from '../../src/Pane.tsx'
import { LocaleContext } from '../../src/text/use-text.ts'
import { ENGLISH, HANAKO, JAPANESE, ORIGIN } from '../message/example-block.ts'
import { FakeMessage } from '../message/fake-message.ts'
import { FakePrivacy } from './fake-privacy.ts'
import { FakeSettings } from './fake-settings.ts'

export const AGREEMENT = {
  id: 'agreement-1',
  version: 1,
  agencyName: 'Mirai Career Inc.',
  agencyShortName: 'Mirai',
  expiryDate: { ja: '2027年2月21日', en: '21 February 2027' },
  wording: { ja: JAPANESE, en: ENGLISH },
  parties: {
    ja: { company: 'サンプル工業', agency: 'みらいキャリア' },
    en: { company: 'Sample Industries', agency: 'Mirai' },
  },
}

/** As managers may have worded them: with a name, with a position, and for the recruiter to write. */
export const LEADS: Leads = {
  screening: {
    ja: { version: 0, text: JAPANESE.lead },
    en: { version: 0, text: ENGLISH.lead },
  },
  interview: {
    ja: {
      version: 3,
      text: '{{candidate_name|ご応募いただいた方}}様、{{position|このたび}}の面接をありがとうございました。',
    },
    en: {
      version: 2,
      text: 'Dear {{candidate_name|candidate}}, thank you for the {{position|recent}} interview. {{agency_short}} may help.',
    },
  },
  final: {
    ja: { version: 1, text: 'ご自身の言葉でお書きください。' },
    en: { version: 1, text: 'Write to this person yourself.' },
  },
}

export const SESSION: SessionView = {
  member: { id: 'member-1', name: '田中 誠', role: 'manager' },
  workspace: {
    id: 'workspace-1',
    name: 'Sample Industries',
    internalDomains: ['example.co.jp'],
    askWithoutLink: false,
    example: false,
  },
  agreements: [AGREEMENT],
  mailMissing: false,
  mailFailing: false,
  leads: LEADS,
  positions: ['Account manager', '法人営業'],
  linkOrigin: ORIGIN,
}

export const FIGURES: AgreementProgress = {
  agreementId: 'agreement-1',
  ended: false,
  stopped: false,
  unansweredSince: null,
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
export class FakeApi extends FakePrivacy implements Api {
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
      url: referralUrl(
        ORIGIN,
        token,
        referral.recipient,
        AGREEMENT.wording[referral.locale].locked.replace(
          '{{expiry_date}}',
          AGREEMENT.expiryDate[referral.locale],
        ),
      ),
      declineUrl: declineUrl(ORIGIN, token),
      expiresAt: 0,
      expiryDate: AGREEMENT.expiryDate[referral.locale],
      locale: referral.locale,
      wording: {
        lead: 'What a program may send',
        locked: AGREEMENT.wording[referral.locale].locked.replace(
          '{{expiry_date}}',
          AGREEMENT.expiryDate[referral.locale],
        ),
      },
    }
  }

  private obey(call: keyof Api): void {
    const code = this.failing[call]
    if (code) throw this.problem({ code })
  }
}

/** The way in: one code opens it, and every session has a token of its own. */
export class FakeDoor implements SignInApi {
  offered: SignInMethods = { codes: true, entra: null }
  code = 'ABCDE-FGHJK'
  failing: ApiErrorCode | undefined
  /** Microsoft's tokens that were shown. */
  shown: string[] = []
  tried: { signIn: CodeSignIn; key: string }[] = []
  private readonly problems = new FakeSettings()

  constructor(locale: Locale = 'en') {
    this.problems.locale = locale
  }

  methods = async () => this.offered
  withCode = async (signIn: CodeSignIn, key: string) => {
    this.tried.push({ signIn, key })
    const plain = (code: string) => code.replace(/[^\w]/g, '').toUpperCase()
    const code =
      this.failing ?? (plain(signIn.code) === plain(this.code) ? undefined : 'code_not_valid')
    if (code) throw this.problems['problem']({ code })
    return { token: 'a-session-token' }
  }
  withToken = async (token: string) => {
    this.shown.push(token)
    if (this.failing) throw this.problems['problem']({ code: this.failing })
  }
}

/** Outlook on somebody's desk. */
export class FakeSurroundings implements Surroundings {
  mailbox = 'makoto.tanaka@example.co.jp'
  hostName = 'newOutlookWindows'
  written: MailDraft[] = []
  writeMail = (draft: MailDraft) => void this.written.push(draft)
  kept: SendCheckSettings[] = []
  keepForSendCheck = (settings: SendCheckSettings) => void this.kept.push(settings)
  reading: string | undefined
  mailRead = () => {
    const { reading } = this
    return reading === undefined ? undefined : { body: async () => reading }
  }
}

interface Opening {
  message?: FakeMessage
  /** HTML of a mail that is open for reading. */
  reading?: string
  /** Undefined when nobody is signed in. */
  api?: FakeApi | undefined
  locale?: Locale
  door?: FakeDoor
}

/** Opens the pane beside a message, as Outlook does. */
export function openPane({ message, locale = 'en', ...opening }: Opening) {
  const person = userEvent.setup()
  const api = opening.api ?? new FakeApi()
  const door = opening.door ?? new FakeDoor(locale)
  const surroundings = new FakeSurroundings()
  surroundings.reading = opening.reading
  const signedOut = jest.fn()
  api.locale = locale
  function Desk() {
    const [current, setCurrent] = useState('api' in opening ? opening.api : api)
    return (
      <Pane
        api={current}
        signInApi={door}
        surroundings={surroundings}
        message={message}
        messageNumber={0}
        onSignedIn={() => setCurrent(api)}
        onSignedOut={() => {
          signedOut()
          setCurrent(undefined)
        }}
      />
    )
  }
  const view = render(
    <LocaleContext value={locale}>
      <Desk />
    </LocaleContext>,
  )
  return { person, api, door, surroundings, signedOut, ...view }
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
