import type { CompanyChange } from '../contract/company-change.ts'
import type {
  AgreementDraft,
  AgreementList,
  AgreementPreview,
  AgreementView,
  AuditPage,
  Company,
  CompanyPreview,
  Employer,
  EndpointTest,
  Invitation,
  Invited,
  MemberChange,
  MemberList,
  MemberView,
  NewAgreement,
} from '../contract/settings.ts'
import type {
  LeadChange,
  LeadHistory,
  LeadVersion,
  Positions,
  WordingView,
} from '../contract/wording.ts'
import type { AccessCode, SessionList } from '../contract/sign-in.ts'
import { pageAfter, type Request } from './request.ts'

/** What the settings ask of the server. Every write takes an idempotency key last. */
export interface SettingsApi {
  company(): Promise<Company>
  saveCompany(change: CompanyChange, key: string): Promise<Company>
  /** The texts that agreements in force would get of another employer, beside their present ones. */
  previewCompany(employer: Employer, key: string): Promise<CompanyPreview>
  agreements(): Promise<AgreementList>
  /** The texts of a draft; beside those in force where it is a change of an agreement. */
  previewAgreement(
    draft: AgreementDraft,
    of: string | undefined,
    key: string,
  ): Promise<AgreementPreview>
  addAgreement(draft: AgreementDraft, key: string): Promise<NewAgreement>
  reviseAgreement(id: string, draft: AgreementDraft, key: string): Promise<AgreementView>
  testEndpoint(id: string, key: string): Promise<EndpointTest>
  putIntoForce(id: string, key: string): Promise<AgreementView>
  endAgreement(id: string, key: string): Promise<AgreementView>
  wording(): Promise<WordingView>
  /** Newest first; those below a version where one is given. */
  leadHistory(of: Pick<LeadChange, 'stage' | 'locale'>, before?: number): Promise<LeadHistory>
  saveLead(change: LeadChange, key: string): Promise<LeadVersion>
  savePositions(positions: Positions, key: string): Promise<Positions>
  members(): Promise<MemberList>
  invite(invitation: Invitation, key: string): Promise<Invited>
  newMemberCode(id: string, key: string): Promise<AccessCode>
  changeMember(id: string, change: MemberChange, key: string): Promise<MemberView>
  removeMember(id: string, key: string): Promise<void>
  sessions(): Promise<SessionList>
  revokeSession(id: string, key: string): Promise<void>
  /** For another device of one's own. */
  ownCode(key: string): Promise<AccessCode>
  signOut(key: string): Promise<void>
  /** Newest first; from the entry before this one where an id is given. */
  audit(before?: string): Promise<AuditPage>
}

/** The settings' calls over the one way to ask. */
export function settingsCalls(request: Request): SettingsApi {
  const post = <T>(path: string, idempotencyKey: string, body?: unknown) =>
    request<T>(path, { method: 'POST', body, idempotencyKey })
  const put = <T>(path: string, idempotencyKey: string, body: unknown) =>
    request<T>(path, { method: 'PUT', body, idempotencyKey })
  const remove = (path: string, idempotencyKey: string) =>
    request<void>(path, { method: 'DELETE', idempotencyKey })
  return {
    company: () => request('/api/company'),
    saveCompany: (change, key) => put('/api/company', key, change),
    previewCompany: (employer, key) => post('/api/company/preview', key, employer),
    agreements: () => request('/api/agreements'),
    previewAgreement: (draft, of, key) =>
      post(`/api/agreements/preview${of === undefined ? '' : `?of=${of}`}`, key, draft),
    addAgreement: (draft, key) => post('/api/agreements', key, draft),
    reviseAgreement: (id, draft, key) => put(`/api/agreements/${id}`, key, draft),
    testEndpoint: (id, key) => post(`/api/agreements/${id}/test`, key),
    putIntoForce: (id, key) => post(`/api/agreements/${id}/live`, key),
    endAgreement: (id, key) => post(`/api/agreements/${id}/end`, key),
    wording: () => request('/api/wording'),
    leadHistory: ({ stage, locale }, before) =>
      request(
        `/api/wording/history?stage=${stage}&locale=${locale}` +
          (before === undefined ? '' : `&before=${before}`),
      ),
    saveLead: (change, key) => put('/api/wording', key, change),
    savePositions: (positions, key) => put('/api/positions', key, positions),
    members: () => request('/api/members'),
    invite: (invitation, key) => post('/api/members', key, invitation),
    newMemberCode: (id, key) => post(`/api/members/${id}/code`, key),
    changeMember: (id, change, key) => put(`/api/members/${id}`, key, change),
    removeMember: (id, key) => remove(`/api/members/${id}`, key),
    sessions: () => request('/api/sessions'),
    revokeSession: (id, key) => remove(`/api/sessions/${id}`, key),
    ownCode: (key) => post('/api/session/code', key),
    signOut: (key) => remove('/api/session', key),
    audit: (before) => request(`/api/audit${pageAfter(before)}`),
  }
}
