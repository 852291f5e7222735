import type {
  CloseRequest,
  Correction,
  CorrectionResult,
  Erasure,
  ErasureResult,
  LookUp,
  LookUpResult,
  NewPrivacyRequest,
  OptOut,
  OptOutResult,
  PrivacyInbox,
  PrivacyRequest,
  Withdrawal,
  WithdrawalResult,
} from '../contract/privacy.ts'
import type { Request } from './request.ts'

/** What the privacy officer's desk asks. Every write takes an idempotency key last. */
export interface PrivacyApi {
  privacyInbox(): Promise<PrivacyInbox>
  /** A look-up is written down, so it is a write; the same key is the same look-up. */
  lookUp(asked: LookUp, key: string): Promise<LookUpResult>
  lookUpRequest(id: string, key: string): Promise<LookUpResult>
  enterRequest(request: NewPrivacyRequest, key: string): Promise<PrivacyRequest>
  closeRequest(id: string, close: CloseRequest, key: string): Promise<PrivacyRequest>
  erase(whom: Erasure, key: string): Promise<ErasureResult>
  /** From now on no offer is made to that person. */
  optOut(whom: OptOut, key: string): Promise<OptOutResult>
  withdrawConsent(asked: Withdrawal, key: string): Promise<WithdrawalResult>
  correct(asked: Correction, key: string): Promise<CorrectionResult>
}

/** The desk's calls over the one way to ask. */
export function privacyCalls(request: Request): PrivacyApi {
  const post = <T>(path: string, idempotencyKey: string, body?: unknown) =>
    request<T>(`/api/privacy${path}`, { method: 'POST', body, idempotencyKey })
  return {
    privacyInbox: () => request('/api/privacy'),
    lookUp: (asked, key) => post('/look-ups', key, asked),
    lookUpRequest: (id, key) => post(`/requests/${id}/look-up`, key),
    enterRequest: (asked, key) => post('/requests', key, asked),
    closeRequest: (id, close, key) => post(`/requests/${id}/close`, key, close),
    erase: (whom, key) => post('/erasures', key, whom),
    optOut: (whom, key) => post('/opt-outs', key, whom),
    withdrawConsent: (asked, key) => post('/withdrawals', key, asked),
    correct: (asked, key) => post('/corrections', key, asked),
  }
}
