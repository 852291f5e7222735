import { ApiError, type ApiErrorCode } from '../../src/api/api-error.ts'
import { ERROR_STATUS, type ErrorCode } from '../../src/contract/errors.ts'
import type { SettingsApi } from '../../src/api/settings-api.ts'
import type { CompanyChange } from '../../src/contract/company-change.ts'
import { STAGES } from '../../src/contract/lead.ts'
import { LOCALES, type Locale } from '../../src/contract/locale.ts'
import type { LeadChange, LeadVersion, Positions } from '../../src/contract/wording.ts'
import type {
  AgreementDraft,
  AgreementView,
  AuditEntry,
  Company,
  Employer,
  EndpointTest,
  Invitation,
  MemberChange,
  MemberView,
} from '../../src/contract/settings.ts'
import type { SessionSummary } from '../../src/contract/sign-in.ts'
import { DEFAULT_LEADS } from '../../server/text/leads.ts'
import { PROBLEM_SENTENCES } from '../../server/text/problems.ts'
import { EMPLOYER, MANAGER, NOW, RECRUITER, THIS_SESSION } from './fake-company.ts'
import { companyPreview, examplePreview } from './fake-preview.ts'

/** A refusal as the server words it. */
export interface Refusal {
  code: ApiErrorCode
  field?: string
  reasons?: string[]
}

/** The settings of one company, kept in memory as the server keeps them. */
export class FakeSettings implements SettingsApi {
  locale: Locale = 'en'
  saved: Company = {
    employer: EMPLOYER,
    internalDomains: ['example.co.jp'],
    entraOnly: false,
    askWithoutLink: false,
  }
  agreed: AgreementView[] = []
  people: MemberView[] = [MANAGER, RECRUITER]
  open: SessionSummary[] = [THIS_SESSION]
  trail: AuditEntry[] = []
  positions: string[] = ['法人営業']
  versions: LeadVersion[] = STAGES.flatMap((stage) =>
    LOCALES.map((locale) => ({
      ...{ stage, locale, version: 0, text: DEFAULT_LEADS[stage][locale] },
      ...{ sha256: '', changedBy: null, changedAt: null },
    })),
  )
  tested: EndpointTest = { reached: true, status: 200 }
  /** What a preview finds missing in the texts. */
  lacking: string[] = []
  /** What the next calls fail with, per call. */
  refusing: Partial<Record<string, Refusal>> = {}
  /** Every write that arrived, with its key. */
  writes: { call: string; key: string; sent?: unknown }[] = []

  company = async () => this.answer('company', this.saved)
  saveCompany = async ({ seenTexts, ...company }: CompanyChange, key: string) => {
    this.write('saveCompany', key, { ...company, seenTexts })
    return (this.saved = company)
  }
  previewCompany = async (employer: Employer, key: string) => {
    this.write('previewCompany', key, employer)
    return companyPreview(this.agreed, this.lacking)
  }
  agreements = async () => this.answer('agreements', { agreements: [...this.agreed] })
  previewAgreement = async (draft: AgreementDraft, of: string | undefined, key: string) => {
    this.write('previewAgreement', key, draft)
    return examplePreview(draft, of, this.lacking)
  }
  addAgreement = async (draft: AgreementDraft, key: string) => {
    this.write('addAgreement', key, draft)
    const id = `agreement-${this.agreed.length + 1}`
    const agreement = {
      ...draft,
      id,
      version: 1,
      state: 'draft' as const,
      changedAt: NOW,
      stopped: false,
    }
    this.agreed.push(agreement)
    return { agreement, secret: 'whsec_c2VjcmV0' }
  }
  reviseAgreement = async (id: string, draft: AgreementDraft, key: string) => {
    this.write('reviseAgreement', key, draft)
    return this.change(id, { ...draft, version: this.agreement(id).version + 1 })
  }
  testEndpoint = async (id: string, key: string) => {
    this.write('testEndpoint', key, id)
    return this.tested
  }
  putIntoForce = async (id: string, key: string) => {
    this.write('putIntoForce', key, id)
    return this.change(id, { state: 'live' })
  }
  endAgreement = async (id: string, key: string) => {
    this.write('endAgreement', key, id)
    return this.change(id, { state: 'ended' })
  }
  wording = async () =>
    this.answer('wording', { leads: [...this.worded], positions: [...this.positions] })
  leadHistory = async ({ stage, locale }: Pick<LeadChange, 'stage' | 'locale'>, before = 99) => {
    const all = this.versions.filter(
      (one) => one.stage === stage && one.locale === locale && one.version < before,
    )
    const versions = all.sort((one, other) => other.version - one.version).slice(0, 2)
    return this.answer('leadHistory', { versions, more: all.length > 2 })
  }
  saveLead = async ({ stage, locale, text, basedOn }: LeadChange, key: string) => {
    this.write('saveLead', key, { stage, locale, text, basedOn })
    return this.reword({ stage, locale, text, version: basedOn + 1 })
  }
  savePositions = async (list: Positions, key: string) => {
    this.write('savePositions', key, list)
    this.positions = list.positions
    return list
  }
  members = async () => this.answer('members', { members: [...this.people] })
  invite = async (invitation: Invitation, key: string) => {
    this.write('invite', key, invitation)
    const member = { ...invitation, id: 'member-3', joined: false, you: false }
    this.people.push(member)
    return { member, code: 'ABCDE-FGHJK', expiresAt: NOW + 3_600_000 }
  }
  newMemberCode = async (id: string, key: string) => {
    this.write('newMemberCode', key, id)
    return { code: 'MNPQR-STVWX', expiresAt: NOW + 3_600_000 }
  }
  changeMember = async (id: string, change: MemberChange, key: string) => {
    this.write('changeMember', key, change)
    this.people = this.people.map((each) => (each.id === id ? { ...each, ...change } : each))
    return this.people.find((each) => each.id === id)!
  }
  removeMember = async (id: string, key: string) => {
    this.write('removeMember', key, id)
    this.people = this.people.filter((each) => each.id !== id)
  }
  sessions = async () => this.answer('sessions', { sessions: [...this.open] })
  revokeSession = async (id: string, key: string) => {
    this.write('revokeSession', key, id)
    this.open = this.open.filter((each) => each.id !== id)
  }
  ownCode = async (key: string) => {
    this.write('ownCode', key)
    return { code: '23456-789AB', expiresAt: NOW + 3_600_000 }
  }
  signOut = async (key: string) => this.write('signOut', key)
  audit = async (before?: string) => {
    const from = before ? this.trail.findIndex(({ id }) => id === before) + 1 : 0
    const entries = this.trail.slice(from, from + 2)
    return this.answer('audit', { entries, more: from + 2 < this.trail.length })
  }

  /** Puts another version in force, as somebody does. */
  reword(
    lead: Pick<LeadVersion, 'stage' | 'locale' | 'text' | 'version'>,
    changedBy = '田中 誠',
  ): LeadVersion {
    const made = { ...lead, sha256: '', changedBy, changedAt: NOW }
    this.versions.push(made)
    return made
  }

  private get worded(): LeadVersion[] {
    return STAGES.flatMap((stage) =>
      LOCALES.map((locale) =>
        this.versions.findLast((one) => one.stage === stage && one.locale === locale),
      ),
    ).filter((one) => one !== undefined)
  }

  protected answer<T>(call: string, value: T): T {
    const refusal = this.refusing[call]
    if (refusal) throw this.problem(refusal)
    return value
  }

  protected problem({ code, field, reasons }: Refusal): ApiError {
    const sentence = isServers(code) ? PROBLEM_SENTENCES[this.locale][code] : undefined
    return new ApiError(code, { sentence, field, reasons })
  }

  private write(call: string, key: string, sent?: unknown): void {
    this.writes.push({ call, key, sent })
    this.answer(call, undefined)
  }

  private agreement(id: string): AgreementView {
    return this.agreed.find((each) => each.id === id)!
  }

  private change(id: string, changes: Partial<AgreementView>): AgreementView {
    this.agreed = this.agreed.map((each) => (each.id === id ? { ...each, ...changes } : each))
    return this.agreement(id)
  }
}

function isServers(code: ApiErrorCode): code is ErrorCode {
  return code in ERROR_STATUS
}
