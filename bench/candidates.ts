import { v7 as newId } from 'uuid'
import { DAY_MS } from '../server/domain/agreement.ts'
import type { Contact } from '../server/domain/consent.ts'
import { linkExpiry } from '../server/domain/referral.ts'
import { consentRecord, provisionRecord, relayHandOver } from '../server/domain/records.ts'
import { hashSecret, rightsSecret, seal, type Keys } from '../server/domain/secrets.ts'
import { agreementInForce, type AgreementVersion } from '../server/store/agreements.ts'
import { confirmConsent } from '../server/store/consent-writes.ts'
import type { Database } from '../server/store/database.ts'
import { addReferral, type NewReferralRow } from '../server/store/referrals.ts'
import { addRegistration, type NewRegistration } from '../server/store/registrations.ts'
import {
  AGREEMENT,
  RECRUITER,
  TERMS,
  WORKSPACE,
  candidateKey,
  numbered,
  tokenOf,
  type Size,
} from './workspace.ts'

interface Place {
  db: Database
  keys: Keys
  now: number
}

/** Rows of one transaction while seeding. */
const AT_ONCE = 1_000

/** Candidates 0, 1, 2 …: the first ones confirmed, the next ones waiting, the rest only invited. */
export async function addCandidates(place: Place, size: Size): Promise<void> {
  const { db } = place
  const agreement = await agreementInForce(db.read, WORKSPACE, AGREEMENT)
  if (!agreement) throw new Error('the workspace has no agreement')
  for (let first = 0; first < size.referrals; first += AT_ONCE) {
    await db.write(async (tx) => {
      for (let number = first; number < Math.min(first + AT_ONCE, size.referrals); number += 1) {
        const referral = referralOf(place, agreement, number)
        await addReferral(tx, referral)
        if (number >= size.registrations) continue
        const registration = registrationOf(place, agreement, referral, number)
        await addRegistration(tx, registration, () => false)
        if (number >= size.confirmed) continue
        await confirmConsent(tx, consentOf(agreement, registration, number, place.now), place.now)
      }
    })
  }
}

function referralOf(
  { keys, now }: Place,
  agreement: AgreementVersion,
  number: number,
): NewReferralRow {
  const token = tokenOf(number)
  return {
    id: newId(),
    excluded: false,
    notSince: now,
    workspaceId: WORKSPACE,
    agreementId: AGREEMENT,
    agreementVersion: agreement.version,
    memberId: RECRUITER,
    mailbox: null,
    tokenHash: hashSecret(token),
    recipientKey: candidateKey(keys, number),
    addressKey: candidateKey(keys, number),
    locale: 'ja',
    mailTextSha256: agreement.mail.ja.sha256,
    ...{ stage: null, position: null, leadVersion: null, leadSha256: null, ownWords: false },
    insertedAt: now,
    releasedAt: null,
    revokedAt: null,
    expiresAt: linkExpiry(now, TERMS),
    keyHash: hashSecret(`key ${number}`),
    requestHash: hashSecret(`request ${number}`),
  }
}

function contactOf(number: number): Contact {
  const email = `candidate${number}@example.com`
  return {
    name: '佐藤 花子',
    email,
    phone: '090-0000-0000',
    desiredWork: '事務',
    desiredArea: '東京',
  }
}

function registrationOf(
  { keys, now }: Place,
  agreement: AgreementVersion,
  referral: NewReferralRow,
  number: number,
): NewRegistration {
  const id = newId()
  return {
    id,
    workspaceId: WORKSPACE,
    referralId: referral.id,
    personKey: referral.recipientKey,
    addressKey: referral.addressKey,
    forwarded: false,
    redirect: false,
    locale: 'ja',
    textSha256: agreement.page.ja.sha256,
    pageSha256: null,
    formKey: id,
    sealedContact: seal(keys, id, contactOf(number)),
    confirmHash: hashSecret(numbered('confirm', number)),
    rightsHash: hashSecret(rightsSecret(keys, id)),
    createdAt: now,
    expiresAt: now + DAY_MS,
    cancelledAt: null,
  }
}

function consentOf(
  agreement: AgreementVersion,
  registration: NewRegistration,
  number: number,
  at: number,
): Parameters<typeof confirmConsent>[1] {
  const id = newId()
  const statement = agreement.page.ja.text.box
  const handOver = relayHandOver(contactOf(number))
  const facts = { id, registration, agreement, handOver, statement, at }
  return {
    id,
    registration,
    agreementVersion: agreement.version,
    account: { workspaceId: WORKSPACE, agreementId: AGREEMENT, terms: TERMS, postingStep: 1 },
    record: consentRecord(facts, 'Mozilla/5.0'),
    provision: provisionRecord(facts),
    excluded: false,
  }
}
