import type { LeadVersion } from '../../contract/wording.ts'
import type { Text } from '../../text/en.ts'

/** "Interview · English". */
export function leadTitle(
  { stage, locale }: Pick<LeadVersion, 'stage' | 'locale'>,
  { stages, languages }: Text['compose'],
): string {
  return `${stages[stage]} · ${languages[locale]}`
}
