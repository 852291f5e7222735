import type { DemoConfig } from '../config.ts'
import { DAY_MS, DEFAULT_TERMS } from '../domain/agreement.ts'
import { hashSecret, seal, unseal, type Keys } from '../domain/secrets.ts'
import type { Installation } from '../installation.ts'
import {
  agreementInForce,
  openAgreement,
  reviseAgreement,
  type NewAgreementVersion,
} from '../store/agreements.ts'
import { addMember, addWorkspace, findWorkspace, keepSession } from '../store/workspaces.ts'
import { consentText } from '../text/consent-text.ts'
import { mailWording } from '../text/wording.ts'
import { DEMO_AGENCY, DEMO_EMPLOYER } from './companies.ts'

/** Fixed, so that the example workspace is the same one after every restart. */
const WORKSPACE_ID = '01940000-0000-7000-8000-000000000001'
const RECRUITER_ID = '01940000-0000-7000-8000-000000000002'
const MANAGER_ID = '01940000-0000-7000-8000-000000000003'
const AGREEMENT_ID = '01940000-0000-7000-8000-000000000004'

/** Each start hands out its sessions anew, so none needs to live long. */
const SESSION_DAYS = 30

/**
 * Put the example workspace into the database, or bring it up to this start's sessions and
 * endpoint. Its terms show the article's rule at once: a confirmed registration counts, no hold,
 * and figures are posted one by one.
 */
export async function seedDemo({ db, keys }: Installation, demo: DemoConfig): Promise<void> {
  const now = Date.now()
  await db.write(async (tx) => {
    if (!(await findWorkspace(tx, WORKSPACE_ID))) await addDemoWorkspace(tx, now)
    for (const [token, memberId] of [
      [demo.recruiterSession, RECRUITER_ID],
      [demo.managerSession, MANAGER_ID],
    ] as const) {
      const session = { tokenHash: hashSecret(token), workspaceId: WORKSPACE_ID, memberId }
      await keepSession(tx, { ...session, expiresAt: now + SESSION_DAYS * DAY_MS }, now)
    }
    const current = await agreementInForce(tx, WORKSPACE_ID, AGREEMENT_ID)
    const version = demoAgreement(keys, demo)
    if (!current) return await openAgreement(tx, version, now)
    const secret = unseal(keys, AGREEMENT_ID, current.sealedSecret)
    if (current.endpoint !== demo.agencyEndpoint || secret !== demo.agencySecret) {
      await reviseAgreement(tx, version, now)
    }
  })
}

async function addDemoWorkspace(
  tx: Parameters<typeof addWorkspace>[0],
  now: number,
): Promise<void> {
  await addWorkspace(
    tx,
    {
      id: WORKSPACE_ID,
      employer: DEMO_EMPLOYER,
      internalDomains: ['example.co.jp'],
      postingStep: 1,
      example: true,
    },
    now,
  )
  const member = { workspaceId: WORKSPACE_ID }
  await addMember(
    tx,
    {
      ...member,
      id: RECRUITER_ID,
      name: '加藤 美咲',
      email: 'misaki.kato@example.co.jp',
      role: 'recruiter',
    },
    now,
  )
  await addMember(
    tx,
    {
      ...member,
      id: MANAGER_ID,
      name: '田中 誠',
      email: 'makoto.tanaka@example.co.jp',
      role: 'manager',
    },
    now,
  )
}

function demoAgreement(keys: Keys, demo: DemoConfig): NewAgreementVersion {
  const terms = { ...DEFAULT_TERMS, qualifyOn: 'registered' as const, holdDays: 0 }
  const parties = { employer: DEMO_EMPLOYER, agency: DEMO_AGENCY, terms }
  return {
    id: AGREEMENT_ID,
    workspaceId: WORKSPACE_ID,
    mode: 'relay',
    ...parties,
    endpoint: demo.agencyEndpoint,
    sealedSecret: seal(keys, AGREEMENT_ID, demo.agencySecret),
    mail: { ja: mailWording('ja', DEMO_AGENCY, terms), en: mailWording('en', DEMO_AGENCY, terms) },
    page: { ja: consentText('ja', parties), en: consentText('en', parties) },
  }
}
