import type { LeadPlace } from '../../contract/lead-lint.ts'
import type { LeadValues } from '../../contract/lead.ts'
import type { Locale } from '../../contract/locale.ts'
import type { AgreementSummary, SessionView } from '../../contract/session.ts'

/** Where a lead of this language will stand: above the consent text of every agreement in force. */
export function leadPlace(session: SessionView, locale: Locale): LeadPlace {
  const blocks = session.agreements.map((agreement) => ({
    ...agreement.wording[locale],
    values: certainValues(session, agreement, locale),
  }))
  return { locale, blocks }
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
