import type { Locale } from '../../src/contract/locale.ts'
import type { Employer } from '../../src/contract/settings.ts'
import type { Contact } from './consent.ts'
import type { HeldConsent, HeldLink, Holdings } from './held.ts'

type WithdrawAt = (registration: HeldConsent['registration']) => string

/**
 * One person's data as JSON (APPI art. 33, GDPR art. 15 and 20): what, to whom, when, under which
 * text, and how to stop it. Times are ISO 8601 in UTC; names of fields stay as they are once
 * released.
 *
 * @param withdrawAt where a consent in force is taken back; none where the reader is not the person.
 */
export function exportOf(
  held: Holdings,
  facts: {
    madeAt: number
    employer: Employer | null
    withdrawAt?: WithdrawAt
    eraseAt?: string
  },
): Record<string, unknown> {
  const { employer, madeAt, withdrawAt, eraseAt } = facts
  return {
    format: 'career-relay/export/1',
    made_at: isoOf(madeAt),
    held_by: employer && {
      name: employer.name,
      name_en: employer.nameEn,
      address: employer.address,
      representative: employer.representative,
      privacy_contact: employer.privacyContact,
    },
    how_to_stop: howToStop(employer),
    offers: held.links.map(offerExport),
    no_further_offers_since: isoOf(held.noOffersSince),
    registrations: held.registrations.map((one) => ({
      id: one.id,
      entered_at: isoOf(one.enteredAt),
      language: one.locale,
      can_be_confirmed_until: isoOf(one.confirmUntil),
      ended_at: isoOf(one.endedAt),
      contact: one.contact && contactRecord(one.contact),
      mails: one.mails.map((mail) => ({
        what: mail.what,
        queued_at: isoOf(mail.queuedAt),
        done_at: isoOf(mail.doneAt),
        outcome: mail.outcome ?? 'waiting',
      })),
    })),
    consents: held.consents.map((one) => consentExport(one, withdrawAt)),
    pages: held.pages.map((one) => ({
      sha256: one.sha256,
      sha256_is_over: 'html, in UTF-8',
      language: one.locale,
      in_braces: 'what was entered, and what differs from showing to showing',
      html: one.body,
    })),
    open_requests: held.requests.map((one) => ({
      number: one.number,
      asked_for: one.kind,
      received_at: isoOf(one.receivedAt),
      answer_due_at: isoOf(one.dueAt),
    })),
    ...(eraseAt === undefined ? {} : { erase_everything_at: eraseAt }),
  }
}

/** Neither withdrawn nor ended for want of an agency that takes it. */
export function isInForce(consent: Pick<HeldConsent, 'withdrawnAt' | 'undeliveredAt'>): boolean {
  return consent.withdrawnAt === null && consent.undeliveredAt === null
}

function consentExport(
  consent: HeldConsent,
  withdrawAt: WithdrawAt | undefined,
): Record<string, unknown> {
  const { agency } = consent
  return {
    reference: consent.id,
    registration_id: consent.registration.id,
    granted_at: isoOf(consent.grantedAt),
    withdrawn_at: isoOf(consent.withdrawnAt),
    undelivered_at: isoOf(consent.undeliveredAt),
    ...(withdrawAt && isInForce(consent) && { withdraw_at: withdrawAt(consent.registration) }),
    recipient: {
      name: agency.name,
      name_en: agency.nameEn,
      address: agency.address,
      representative: agency.representative,
      licence_no: agency.licenceNo,
      country: agency.country,
    },
    text: {
      language: consent.locale,
      version: consent.textVersion,
      sha256: consent.textSha256,
      sha256_is_over: 'language, line feed, body as JSON without spaces, in UTF-8',
      body: consent.text,
    },
    consent_record: consent.record,
    provision_records: consent.provisions.map((one) => one.record),
    told_to_recipient: consent.deliveries.map((one) => ({
      what: one.what,
      queued_at: isoOf(one.queuedAt),
      done_at: isoOf(one.doneAt),
      outcome: one.outcome ?? 'waiting',
    })),
    said_by_recipient: consent.agencyWords.map((one) => ({
      what: one.what,
      code: one.code,
      occurred_at: isoOf(one.occurredAt),
      received_at: isoOf(one.recordedAt),
    })),
  }
}

function offerExport(link: HeldLink): Record<string, unknown> {
  return {
    id: link.id,
    language: link.locale,
    mail_written_at: isoOf(link.insertedAt),
    mail_sent_at: isoOf(link.releasedAt),
    open_until: isoOf(link.expiresAt),
    taken_back_at: isoOf(link.revokedAt),
    stage: link.stage,
    position: link.position,
    sent_from: link.mailbox,
    lead: {
      version: link.leadVersion,
      sha256: link.leadSha256,
      in_senders_own_words: link.ownWords,
    },
    mail_text_sha256: link.mailTextSha256,
    opened_at: link.openings.map((one) => isoOf(one.openedAt)),
    openings: link.openings.map((one) => ({
      opened_at: isoOf(one.openedAt),
      judged: one.label,
      method: one.method,
      agent: one.agent,
      hints: one.hints,
      ms_since_mail: one.sinceSentMs,
    })),
  }
}

/**
 * In plain words, since whoever hands the file over may not have the person's own links: those stand
 * in their mails alone.
 */
function howToStop(employer: Employer | null): Record<Locale, string> {
  const contact = employer?.privacyContact
  const write = {
    en: employer && ` Or write to ${employer.nameEn}, privacy contact ${contact}.`,
    ja: employer && `または、${employer.name} 個人情報窓口(${contact})へご連絡ください。`,
  }
  return {
    en:
      'To withdraw a consent or have everything erased, use the link in the mail that confirmed your ' +
      'registration, or, if you went on to the agency’s own form, the one on the page right after agreeing. ' +
      `The offer’s page sends the mail’s link again on request.${write.en ?? ''}`,
    ja:
      '同意の撤回とデータの消去は、ご登録を確認したメールのリンク(紹介会社の登録ページへ進まれた場合は、' +
      '同意の直後の画面のリンク)から行えます。メールのリンクは、ご案内のページからもう一度お送りすることもできます。' +
      (write.ja ?? ''),
  }
}

/** What somebody entered, in the words of exports and of deliveries to agencies. */
export function contactRecord(contact: Contact): Record<string, string | null> {
  return {
    name: contact.name,
    email: contact.email,
    phone: contact.phone || null,
    desired_work: contact.desiredWork || null,
    desired_area: contact.desiredArea || null,
  }
}

function isoOf(at: number): string
function isoOf(at: number | null): string | null
function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
