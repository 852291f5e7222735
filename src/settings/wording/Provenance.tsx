import type { LeadVersion } from '../../contract/wording.ts'
import { formatMoment } from '../../text/dates.ts'
import { useLocale } from '../../text/use-text.ts'
import { useWordingText } from '../../text/wording.ts'

/** Which version it is, who worded it and when. */
export function Provenance({ version: lead }: { version: LeadVersion }) {
  const text = useWordingText()
  const locale = useLocale()
  const { version, changedBy, changedAt } = lead
  if (changedBy === null || changedAt === null) return text.shipped
  return [text.version(version), changedBy, formatMoment(locale, changedAt)].join(' · ')
}
