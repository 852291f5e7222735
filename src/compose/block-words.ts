import { LEAD_GAP, LEAD_IN_MAIL } from '../text/mail-words.ts'
import type { Draft } from './draft.ts'
import type { LeadChoice, MailLead } from './mail-lead.ts'
import type { OwnLink } from './own-links.ts'

/** A link the pane put into the mail, and the lead it put above it. */
export interface Placed {
  token: string
  lead: string
}

/** What the preview fills into the block. */
export interface BlockWords {
  lead: string
  expiryDate: string
}

/** What a block will say that is still to go into the mail. */
export function wordsToInsert({ agreement, language }: LeadChoice, lead: MailLead): BlockWords {
  const expiryDate = agreement.expiryDate[language]
  return { lead: lead.text === '' ? LEAD_GAP[language] : lead.text, expiryDate }
}

/**
 * What the block says that stands in the mail: what the pane put there itself, else what the server
 * remembers of it. It keeps no words of the recruiter's own, nor does the pane know leads of before:
 * a line says that they are in the mail. Undefined where nothing is known of the block, or it was
 * changed since.
 */
export function wordsInMail(
  { agreement, stage, language, position }: LeadChoice,
  lead: MailLead,
  { links }: Draft,
  { placed, made }: { placed: Placed | undefined; made: OwnLink | undefined },
): BlockWords | undefined {
  if (links.some(({ isCut }) => isCut)) return undefined
  if (placed && links.some(({ token }) => token === placed.token)) {
    return { lead: placed.lead, expiryDate: agreement.expiryDate[language] }
  }
  const isAsMade =
    made?.agreementId === agreement.id &&
    made.agreementVersion === agreement.version &&
    made.locale === language
  if (!isAsMade) return undefined
  const isTemplate =
    made.leadVersion !== null &&
    made.leadVersion === lead.told.leadVersion &&
    made.stage === stage &&
    (made.position ?? '') === position
  return { lead: isTemplate ? lead.text : LEAD_IN_MAIL[language], expiryDate: made.expiryDate }
}
