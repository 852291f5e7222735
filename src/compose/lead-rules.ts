import { lintLead } from '../contract/lead-lint.ts'
import type { Locale } from '../contract/locale.ts'
import { findingSentence } from '../text/lead-findings.ts'
import { certainValues, type LeadChoice } from './mail-lead.ts'

/**
 * What stands against a lead the recruiter wrote, in the language of the pane; undefined when it may
 * be inserted. Arrives when somebody writes one: most mails take the template.
 */
export function complaintAbout(
  own: string,
  choice: LeadChoice,
  paneLocale: Locale,
): string | undefined {
  const { agreement, language } = choice
  const blocks = [{ ...agreement.wording[language], values: certainValues(choice) }]
  const [first] = lintLead(own, { locale: language, blocks })
  return first && findingSentence(first, own, { paneLocale, language })
}
