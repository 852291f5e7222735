import { useEffect, useState } from 'react'
import { isWrittenByHand } from '../contract/lead.ts'
import { persistently } from '../persistently.ts'
import { useLocale } from '../text/use-text.ts'
import type { complaintAbout } from './lead-rules.ts'
import { fitsMail, mailLead, type LeadChoice, type MailLead } from './mail-lead.ts'

/** Why a lead cannot be inserted yet. */
export type LeadTrouble =
  { say: 'write_lead' | 'other_reader' | 'checking' | 'too_long' } | { sentence: string }

/**
 * The lead of the mail being written, and what stands in its way, if anything.
 *
 * @param isForOther words of the recruiter's own were written for somebody else
 */
export function useLead(
  choice: LeadChoice,
  isForOther: boolean,
): { lead: MailLead; trouble: LeadTrouble | undefined } {
  const paneLocale = useLocale()
  const lead = mailLead(choice)
  const isOwn = lead.told.ownWords === true
  const complaint = useRules(isWrittenByHand(choice.stage) || choice.own !== undefined)
  if (!isOwn) {
    const { locked } = choice.agreement.wording[choice.language]
    // It fitted when it was saved; the agency or the recruiter may have got a longer name.
    const fits = fitsMail(choice.language, { lead: lead.text, locked })
    return { lead, trouble: fits ? undefined : { say: 'too_long' } }
  }
  if (lead.text === '') return { lead, trouble: { say: 'write_lead' } }
  if (isForOther) return { lead, trouble: { say: 'other_reader' } }
  if (!complaint) return { lead, trouble: { say: 'checking' } }
  const sentence = complaint(choice.own ?? '', choice, paneLocale)
  return { lead, trouble: sentence === undefined ? undefined : { sentence } }
}

/** The rules, fetched once somebody begins to write. */
function useRules(needed: boolean): typeof complaintAbout | undefined {
  const [rules, setRules] = useState<{ complaintAbout: typeof complaintAbout }>()
  useEffect(() => {
    if (!needed || rules) return
    let wanted = true
    void persistently(() => import('./lead-rules.ts')).then((arrived) => {
      if (wanted) setRules(arrived)
    })
    return () => {
      wanted = false
    }
  }, [needed, rules])
  return rules?.complaintAbout
}
