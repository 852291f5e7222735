import { useMemo, useState } from 'react'
import type { Stage } from '../contract/lead.ts'
import type { Locale } from '../contract/locale.ts'
import type { AgreementSummary, SessionView } from '../contract/session.ts'
import { useLocale } from '../text/use-text.ts'
import { candidateAddress, type Draft } from './draft.ts'
import type { LeadChoice } from './mail-lead.ts'
import type { OwnLink } from './own-links.ts'
import { rememberedStage } from './remembered-stage.ts'

/** What the recruiter chose or wrote; what they did not follows the mail. */
interface Chosen {
  agreementId?: string
  language?: Locale
  stage?: Stage
  position?: string
  /** Words of their own in place of the template. */
  own?: string | undefined
  /** The address those words were written for; undefined while To held none. */
  ownFor?: string | undefined
}

/**
 * What one mail will say, as far as it is chosen, known of the link in it, told by the mail, or
 * known from the last one.
 *
 * @param made the link that stands in the mail since before, or did until now
 */
export function useChoice(
  session: SessionView,
  firstAgreement: AgreementSummary,
  draft: Draft | undefined,
  made: OwnLink | undefined,
) {
  const paneLocale = useLocale()
  const [chosen, setChosen] = useState<Chosen>({})
  const remembered = useMemo(() => rememberedStage(session.member.id), [session.member.id])
  const language = chosen.language ?? made?.locale ?? draft?.language ?? paneLocale
  const stage = chosen.stage ?? made?.stage ?? draft?.stage ?? remembered.read() ?? 'screening'
  const position = chosen.position ?? made?.position ?? ''
  const agreementId = chosen.agreementId ?? made?.agreementId
  const agreement = session.agreements.find(({ id }) => id === agreementId) ?? firstAgreement
  const { own, ownFor } = chosen
  const audience = draft?.audience
  const choice: LeadChoice = { session, agreement, audience, stage, language, position, own }
  const choose = (change: Chosen) => setChosen((before) => ({ ...before, ...change }))
  const address = audience && candidateAddress(audience)
  // Written before anybody was in To, they were meant for who came first.
  if (own !== undefined && ownFor === undefined && address !== undefined) {
    choose({ ownFor: address })
  }
  return {
    choice,
    choose,
    /** The recruiter's own words were written for somebody who is not in To any more. */
    isForOther: ownFor !== undefined && address !== undefined && ownFor !== address,
    /** Words once written stay with the stage, the language and the person they were written for. */
    write: (words: string | undefined) => choose({ own: words, ownFor: address, stage, language }),
    /** Says that the words fit whoever is in To now. */
    confirm: () => choose({ ownFor: address }),
    /** What goes into the mail stays chosen, and the next mail that does not tell its stage starts from it. */
    settle: () => {
      choose({ stage, language })
      remembered.keep(stage)
    },
  }
}
