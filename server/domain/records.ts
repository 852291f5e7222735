import type { Locale } from '../../src/contract/locale.ts'
import type { Agency, Employer } from '../../src/contract/settings.ts'
import { providedItems, type Contact } from './consent.ts'

/** What goes to the agency, how, and what the person did for it. */
interface HandOver {
  items: readonly string[]
  action: string
  obtainedBy: string
  channel: string
}

/** Our form collected it, the person's mailbox confirmed it, and the outbox delivers it. */
export function relayHandOver(contact: Contact): HandOver {
  return {
    items: providedItems(contact),
    action: 'ticked+submit+mailbox_confirmed',
    obtainedBy: 'entered_by_the_person_on_the_providers_page',
    channel: 'signed_webhook',
  }
}

/** The person carries a reference to the agency's own form; who they are, only they tell it. */
export const REDIRECT_HAND_OVER: HandOver = {
  items: ['application_to_employer'],
  action: 'ticked+submit',
  obtainedBy: 'known_to_the_provider_from_the_application',
  channel: 'reference_carried_by_the_person',
}

interface ConsentFacts {
  id: string
  registration: {
    id: string
    referralId: string
    personKey: string
    locale: Locale
    textSha256: string
    pageSha256: string | null
  }
  agreement: { id: string; version: number; employer: Employer; agency: Agency }
  handOver: HandOver
  /** The statement beside the box that was ticked. */
  statement: string
  /** Hash of the page whose button confirmed it; none where no mailbox is asked. */
  confirmationPage?: string
  at: number
}

/** Browsers name themselves at length; the family is evidence enough. */
function agentClass(userAgent: string | undefined): string {
  if (!userAgent) return 'none'
  if (/Mobile|Android|iPhone|iPad/i.test(userAgent)) return 'mobile_browser'
  return /Mozilla/i.test(userAgent) ? 'desktop_browser' : 'other'
}

/**
 * The consent record (domain rules §1.6): who may receive what, for what, under which text, given
 * how. It names the person by the keyed hash only, so that it can outlive the contact data.
 */
export function consentRecord(
  { id, registration, agreement, handOver, statement, confirmationPage, at }: ConsentFacts,
  userAgent: string | undefined,
): Record<string, unknown> {
  return {
    id,
    referral_id: registration.referralId,
    registration_id: registration.id,
    subject_ref: registration.personKey,
    controller: partyRecord(agreement.employer),
    recipient_agency: agencyRecord(agreement),
    purpose_codes: ['career_support_contact', 'vacancy_introduction', 'status_by_reference'],
    data_items: handOver.items,
    statement,
    text_version: agreement.version,
    text_sha256: registration.textSha256,
    page_sha256: registration.pageSha256,
    confirmation_page_sha256: confirmationPage ?? null,
    locale: registration.locale,
    granted_at: new Date(at).toISOString(),
    method: 'web_form_v1',
    action: handOver.action,
    ua_class: agentClass(userAgent),
    // In the words that stand beside the box on the page named above.
    age_attest: 'stated_18_or_15_to_17_with_guardian',
  }
}

/**
 * The record of handing data to a third party (APPI art. 29; the same goes to the agency as what
 * its own record under art. 30 needs). The person is named by an identifier, as art. 29 allows.
 */
export function provisionRecord({
  id,
  registration,
  agreement,
  handOver,
  at,
}: ConsentFacts): Record<string, unknown> {
  return {
    consent_id: id,
    basis: 'consent',
    provided_at: new Date(at).toISOString(),
    provider: partyRecord(agreement.employer),
    recipient: agencyRecord(agreement),
    subject_identifier: registration.personKey,
    items: handOver.items,
    obtained_by: handOver.obtainedBy,
    channel: handOver.channel,
  }
}

/** A later entry of the same mailbox, and the page that its owner confirmed it on. */
export interface Entered {
  registration: { id: string; pageSha256: string | null }
  confirmationPage: string
}

/**
 * The record of handing over other details in place of earlier ones, with the pages whose buttons
 * were pressed for it, by hash; none where the privacy desk was asked.
 */
export function correctionRecord(
  facts: ConsentFacts,
  entered: Entered | undefined,
): Record<string, unknown> {
  const correction = entered
    ? {
        by: 'later_entry',
        registration_id: entered.registration.id,
        page_sha256: entered.registration.pageSha256,
        confirmation_page_sha256: entered.confirmationPage,
      }
    : { by: 'privacy_desk' }
  return { ...provisionRecord(facts), correction }
}

/** What a record of provision says of the correction it was made for; the first is made for none. */
export function correctionIn(
  record: Record<string, unknown> | undefined,
): Record<string, unknown> | undefined {
  return record?.['correction'] as Record<string, unknown> | undefined
}

function partyRecord({ name, address, representative }: Employer | Agency) {
  return { name, address, representative }
}

function agencyRecord({ id, agency }: ConsentFacts['agreement']) {
  const { licenceNo: licence_no, country } = agency
  return { agreement_id: id, ...partyRecord(agency), licence_no, country }
}
