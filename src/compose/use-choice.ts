import { useMemo, useState } from 'react'
import type { Stage } from '../contract/lead.ts'
import type { Locale } from '../contract/locale.ts'
import type { AgreementSummary, SessionView } from '../contract/session.ts'
import { useLocale } from '../text/use-text.ts'
import type { Draft } from './draft.ts'
import type { LeadChoice } from './mail-lead.ts'
import { rememberedStage } from './remembered-stage.ts'

/** What the recruiter chose or wrote; what they did not follows the mail. */
interface Chosen {
  language?: Locale
  stage?: Stage
  position: string
  /** Words of their own in place of the template. */
  own?: string | undefined
}

const NOTHING_CHOSEN: Chosen = { position: '' }

/** What one mail will say, as far as it is chosen, told by the mail, or known from the last one. */
export function useChoice(
  session: SessionView,
  agreement: AgreementSummary,
  draft: Draft | undefined,
) {
  const paneLocale = useLocale()
  const [chosen, setChosen] = useState(NOTHING_CHOSEN)
  const remembered = useMemo(() => rememberedStage(session.member.id), [session.member.id])
  const language = chosen.language ?? draft?.language ?? paneLocale
  const stage = chosen.stage ?? draft?.stage ?? remembered.read() ?? 'screening'
  const { position, own } = chosen
  const audience = draft?.audience
  const choice: LeadChoice = { session, agreement, audience, stage, language, position, own }
  const choose = (change: Partial<Chosen>) => setChosen((before) => ({ ...before, ...change }))
  return {
    choice,
    choose,
    /** Words once written stay with the stage and the language they were written for. */
    write: (words: string | undefined) => choose({ own: words, stage, language }),
    /** The next mail that does not tell its stage starts from this one. */
    remember: () => remembered.keep(stage),
  }
}
