import {
  fillLead,
  isWrittenByHand,
  STAGES,
  type LeadValues,
  type Stage,
} from '../../src/contract/lead.ts'
import { lintLead, type LeadPlace } from '../../src/contract/lead-lint.ts'
import { LOCALES, type Locale } from '../../src/contract/locale.ts'
import type { NewReferral } from '../../src/contract/referral.ts'
import type { Lead, LeadVersion } from '../../src/contract/wording.ts'
import { textHash } from '../domain/consent.ts'
import { partyNames } from '../domain/agreement.ts'
import { DomainError } from '../domain/domain-error.ts'
import type { AgreementVersion } from '../store/agreements.ts'
import type { Db } from '../store/database.ts'
import type { SignedInMember } from '../store/sessions.ts'
import { findLead, newestLeads, type LeadKey } from '../store/wordings.ts'
import { DEFAULT_LEADS } from '../text/leads.ts'

/** What ships with the product, as a version like any other. */
export function shippedLead(stage: Stage, locale: Locale): LeadVersion {
  const text = DEFAULT_LEADS[stage][locale]
  const sha256 = textHash(locale, text)
  return { stage, locale, version: 0, text, sha256, changedBy: null, changedAt: null }
}

/** The lead of every stage and language that is in force in a workspace, in their usual order. */
export async function leadsInForce(db: Db, workspaceId: string): Promise<LeadVersion[]> {
  const changed = await newestLeads(db, workspaceId)
  return STAGES.flatMap((stage) =>
    LOCALES.map(
      (locale) =>
        changed.find((one) => one.stage === stage && one.locale === locale) ??
        shippedLead(stage, locale),
    ),
  )
}

/** The same, as the pane looks a lead up. */
export function byStage(leads: readonly LeadVersion[]): Record<Stage, Record<Locale, Lead>> {
  const of = (stage: Stage, locale: Locale) => {
    const found = leads.find((one) => one.stage === stage && one.locale === locale)
    const { version, text } = found ?? shippedLead(stage, locale)
    return { version, text }
  }
  const both = (stage: Stage) => ({ ja: of(stage, 'ja'), en: of(stage, 'en') })
  return { screening: both('screening'), interview: both('interview'), final: both('final') }
}

/** One version of a lead, or nothing where there never was one. */
export async function leadVersion(
  db: Db,
  key: LeadKey,
  version: number,
): Promise<LeadVersion | undefined> {
  return version === 0 ? shippedLead(key.stage, key.locale) : await findLead(db, key, version)
}

/**
 * The lead a mail will carry, as the request for its link tells it; nothing where it tells none.
 *
 * @throws DomainError `invalid_request` for a version that never was, for two answers at once, and
 * for a template where the recruiter has to write.
 */
export async function toldLead(
  db: Db,
  workspaceId: string,
  { stage, locale, leadVersion: version, ownWords }: NewReferral,
): Promise<LeadVersion | undefined> {
  if (version === undefined) return undefined
  if (ownWords || (stage !== undefined && isWrittenByHand(stage))) {
    throw new DomainError('invalid_request', { field: '/leadVersion' })
  }
  if (stage === undefined) throw new DomainError('invalid_request', { field: '/stage' })
  const found = await leadVersion(db, { workspaceId, stage, locale }, version)
  if (!found) throw new DomainError('invalid_request', { field: '/leadVersion' })
  return found
}

/** Where leads of a language stand when this member inserts them under these agreements. */
export function placeOf(
  locale: Locale,
  member: SignedInMember,
  agreements: readonly AgreementVersion[],
): LeadPlace {
  const blocks = agreements.map((agreement) => ({
    locked: agreement.mail[locale].text.locked,
    values: certainValues(locale, { member, agreement }),
  }))
  return { locale, blocks }
}

/**
 * The template kept the rules when it was saved; since then an agency may have got a longer name,
 * the recruiter may have one, or the rules may have become stricter.
 *
 * @throws DomainError `template_refused`
 */
export function requireFittingLead(
  told: LeadVersion | undefined,
  { stage, locale, ownWords }: NewReferral,
  { member, agreement }: { member: SignedInMember; agreement: AgreementVersion },
): void {
  if (ownWords || (stage !== undefined && isWrittenByHand(stage))) return
  const { text, sha256 } = told ?? shippedLead(stage ?? 'screening', locale)
  const about = [sha256, agreement.mail[locale].sha256, member.name, agreement.id].join('|')
  const fits =
    verdicts.get(about) ?? lintLead(text, placeOf(locale, member, [agreement])).length === 0
  if (verdicts.size >= VERDICTS_SIZE) verdicts.clear()
  verdicts.set(about, fits)
  if (!fits) throw new DomainError('template_refused', { field: '/leadVersion' })
}

/** The same few templates are inserted all day, and the rules take as long as the rest of it. */
const verdicts = new Map<string, boolean>()
const VERDICTS_SIZE = 1_000

/**
 * What a program may put above the consent text: the lead that was told, with fallbacks where only
 * the pane knows a value; what ships with the product where none was told; and nothing for words the
 * recruiter has to write.
 */
export function leadForMail(
  told: LeadVersion | undefined,
  { stage, locale, ownWords }: NewReferral,
  { member, agreement }: { member: SignedInMember; agreement: AgreementVersion },
): string {
  if (ownWords || (stage !== undefined && isWrittenByHand(stage))) return ''
  const { text } = told ?? shippedLead(stage ?? 'screening', locale)
  return fillLead(text, certainValues(locale, { member, agreement }))
}

function certainValues(
  locale: Locale,
  { member, agreement }: { member: SignedInMember; agreement: AgreementVersion },
): LeadValues {
  const { employer, agencyShort } = partyNames(locale, agreement)
  return { company_name: employer, agency_short: agencyShort, recruiter_name: member.name }
}
