import { lintLead, type LeadPlace } from '../../contract/lead-lint.ts'
import { isWrittenByHand, type LeadValues } from '../../contract/lead.ts'
import type { Locale } from '../../contract/locale.ts'
import type { AgreementSummary, SessionView } from '../../contract/session.ts'
import type { LeadVersion } from '../../contract/wording.ts'
import { findingSentence } from '../../text/lead-findings.ts'

/** Where a lead of this language will stand: above the consent text of every agreement in force. */
function leadPlace(session: SessionView, locale: Locale): LeadPlace {
  const blocks = session.agreements.map((agreement) => ({
    ...agreement.wording[locale],
    values: certainValues(session, agreement, locale),
  }))
  return { locale, blocks }
}

/** What stands against the words of a lead, in words; nothing where they may be saved and inserted. */
export function complaintsAbout(
  { stage, locale, text }: Pick<LeadVersion, 'stage' | 'locale' | 'text'>,
  session: SessionView,
  paneLocale: Locale,
): string[] {
  const findings = lintLead(text, leadPlace(session, locale))
  // What asks for own words enters no mail, so the rules for leads do not bind it.
  return findings
    .filter(({ code }) => code === 'empty' || !isWrittenByHand(stage))
    .map((one) => findingSentence(one, text, { paneLocale, language: locale }))
}

/** What every lead can name, whoever the candidate is. */
export function certainValues(
  session: SessionView,
  agreement: AgreementSummary | undefined,
  locale: Locale,
): LeadValues {
  return {
    recruiter_name: session.member.name,
    company_name: agreement?.parties[locale].company,
    agency_short: agreement?.parties[locale].agency,
  }
}
