import type {
  CloseRequest,
  Correction,
  Erasure,
  LookUp,
  LookUpResult,
  NewPrivacyRequest,
  OptOut,
  PrivacyInbox,
  PrivacyRequest,
  Withdrawal,
  WithdrawalResult,
} from '../../src/contract/privacy.ts'
import type { ReportView } from '../../src/contract/report.ts'
import { FakeSends } from './fake-sends.ts'

const NOW = Date.UTC(2026, 10, 23, 5, 32)
const DAY_MS = 86_400_000

export function request(number: number, more: Partial<PrivacyRequest> = {}): PrivacyRequest {
  return {
    id: `request-${number}`,
    number,
    kind: 'access',
    receivedAt: NOW,
    dueAt: NOW + 30 * DAY_MS,
    closedAt: null,
    outcome: null,
    ...more,
  }
}

/** Somebody who registered, and whose data the agency has. */
export const HELD: NonNullable<LookUpResult['held']> = {
  offers: [
    {
      ...{ writtenAt: NOW, openUntil: NOW + 90 * DAY_MS, takenBackAt: null, openings: 2 },
      ...{ stage: 'final', position: '法人営業', mailbox: 'saiyo@example.co.jp' },
    },
    {
      ...{ writtenAt: NOW, openUntil: NOW + 90 * DAY_MS, takenBackAt: NOW, openings: 0 },
      ...{ stage: null, position: null, mailbox: null },
    },
  ],
  noOffersSince: NOW,
  registrations: [
    { enteredAt: NOW, endedAt: null, name: '佐藤 花子', email: 'hanako@example.com' },
  ],
  consents: [
    {
      reference: '01a207db-9f33-74cf-b3e3-3bd6281aa184',
      agencyName: 'Mirai Career Inc.',
      grantedAt: NOW,
      withdrawnAt: null,
      undeliveredAt: null,
      details: { name: '佐藤 花子', phone: '', desiredWork: '', desiredArea: '' },
      handOver: 'received',
      agencySaid: [
        { what: 'referral.accepted', code: null, at: NOW },
        { what: 'referral.closed', code: 'not_job_seeker', at: NOW },
        { what: 'referral.moved', code: 'their_own_code', at: NOW },
      ],
    },
  ],
}

/** A desk that holds one person, and a report. */
export class FakePrivacy extends FakeSends {
  inbox: PrivacyInbox = { open: [], closed: [], acts: [] }
  holding: Record<string, LookUpResult['held']> = { 'hanako@example.com': HELD }
  lookUps: { of: string; key: string }[] = []
  entered: { request: NewPrivacyRequest; key: string }[] = []
  erasures: { whom: Erasure; key: string }[] = []
  optOuts: { whom: OptOut; key: string }[] = []
  corrections: { asked: Correction; key: string }[] = []
  withdrawals: { reference: string; key: string }[] = []
  withdrawing: WithdrawalResult = { withdrawn: true, mailed: true }
  reported: ReportView = { agreements: [] }

  report = async () => this.answer('report', this.reported)

  privacyInbox = async () => this.answer('privacyInbox', this.inbox)

  lookUp = async (asked: LookUp, key: string) => {
    const of = 'address' in asked ? asked.address : asked.reference
    this.lookUps.push({ of, key })
    return this.answer('lookUp', this.resultFor(this.holding[of] ?? null))
  }

  lookUpRequest = async (id: string, key: string) => {
    this.lookUps.push({ of: id, key })
    return this.answer('lookUpRequest', this.resultFor(HELD))
  }

  enterRequest = async (asked: NewPrivacyRequest, key: string) => {
    this.entered.push({ request: asked, key })
    this.answer('enterRequest', undefined)
    const made = request(this.inbox.open.length + 1, { kind: asked.kind })
    this.inbox = { ...this.inbox, open: [...this.inbox.open, made] }
    return made
  }

  closeRequest = async (id: string, { outcome }: CloseRequest) => {
    const found = this.inbox.open.find((one) => one.id === id) ?? request(0)
    const closed = { ...found, closedAt: NOW, outcome }
    this.answer('closeRequest', undefined)
    const open = this.inbox.open.filter((one) => one.id !== id)
    this.inbox = { ...this.inbox, open, closed: [closed, ...this.inbox.closed] }
    return closed
  }

  erase = async (whom: Erasure, key: string) => {
    this.erasures.push({ whom, key })
    return this.answer('erase', { erased: true, mailed: true })
  }

  optOut = async (whom: OptOut, key: string) => {
    this.optOuts.push({ whom, key })
    return this.answer('optOut', { optedOut: true })
  }

  correct = async (asked: Correction, key: string) => {
    this.corrections.push({ asked, key })
    return this.answer('correct', { corrected: true, mailed: true })
  }

  withdrawConsent = async ({ reference }: Withdrawal, key: string) => {
    this.withdrawals.push({ reference, key })
    return this.answer('withdrawConsent', this.withdrawing)
  }

  private resultFor(held: LookUpResult['held']): LookUpResult {
    return {
      number: this.lookUps.length,
      held,
      export: held && { format: 'example' },
      otherAddresses: 0,
    }
  }
}
