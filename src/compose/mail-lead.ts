import {
  BLANK,
  BLOCK_LIMITS,
  blockLength,
  fillLead,
  isWrittenByHand,
  POSITION_MAX_LENGTH,
  tidyLead,
  type LeadValues,
  type Stage,
} from '../contract/lead.ts'
import type { Locale } from '../contract/locale.ts'
import type { NewReferral } from '../contract/referral.ts'
import type { AgreementSummary, BlockWording, SessionView } from '../contract/session.ts'
import { shownName, type Audience } from '../message/recipients.ts'

/** What was chosen and written for one mail. */
export interface LeadChoice {
  session: SessionView
  agreement: AgreementSummary
  audience: Audience | undefined
  stage: Stage
  language: Locale
  /** As typed; may be empty. */
  position: string
  /** What the recruiter wrote instead of the template. */
  own: string | undefined
}

/** The lead of one mail, and what the server is told of it: never its words. */
export interface MailLead {
  text: string
  told: Pick<NewReferral, 'stage' | 'position' | 'leadVersion' | 'ownWords'>
}

/** The lead as it will stand in the mail; empty where the recruiter has yet to write it. */
export function mailLead(choice: LeadChoice): MailLead {
  const { session, stage, language, own } = choice
  const position = positionOf(choice)
  const told = { stage, ...(position !== undefined && { position }) }
  const template = filledTemplate(choice)
  const written = own === undefined ? undefined : fillLead(own, {})
  if (isWrittenByHand(stage)) return { text: written ?? '', told: { ...told, ownWords: true } }
  if (written !== undefined && written !== template) {
    return { text: written, told: { ...told, ownWords: true } }
  }
  return { text: template, told: { ...told, leadVersion: session.leads[stage][language].version } }
}

/**
 * The template with its variables filled in. A name or position that would make the block too long
 * gives way to its fallback, with which managers had to keep the length.
 */
export function filledTemplate(choice: LeadChoice): string {
  const { session, agreement, stage, language, audience } = choice
  const { text } = session.leads[stage][language]
  const certain = certainValues(choice)
  const candidate = audience?.state === 'one' ? candidateName(audience.candidate) : undefined
  const lead = fillLead(text, {
    ...certain,
    candidate_name: candidate,
    position: positionOf(choice),
  })
  const { locked } = agreement.wording[language]
  return fitsMail(language, { lead, locked }) ? lead : fillLead(text, certain)
}

/** Whether a mail may carry a block: a longer one would drown the answer (rules C-M). */
export function fitsMail(language: Locale, wording: BlockWording): boolean {
  return blockLength(language, wording) <= BLOCK_LIMITS[language]
}

/** What is known before anybody is chosen, in the language of the mail. */
export function certainValues({
  session,
  agreement,
  language,
}: Pick<LeadChoice, 'session' | 'agreement' | 'language'>): LeadValues {
  const { company, agency } = agreement.parties[language]
  return { company_name: company, agency_short: agency, recruiter_name: session.member.name }
}

function positionOf({ position }: LeadChoice): string | undefined {
  const name = tidyLead(position.replace(/[{}]/g, '')).slice(0, POSITION_MAX_LENGTH).trim()
  return name === '' ? undefined : name
}

/** Longer ones are rarely names. */
const NAME_MAX_LENGTH = 40

/** What Outlook shows for somebody, if one would write a letter to it: no title twice, no address. */
export function candidateName(candidate: { name: string; address: string }): string | undefined {
  const name = shownName(candidate)
    ?.replace(TAG, ' ')
    .trim()
    .replace(/\s*(?:様|さま|さん|殿|氏)$/u, '')
    .trim()
  if (name === undefined || name === '' || name.length > NAME_MAX_LENGTH) return undefined
  return NO_NAME.test(name) || BLANK.test(name) ? undefined : name
}

/** What mail systems and colleagues write beside a name, such as [External]. */
const TAG = /\[[^[\]]*\]|【[^【】]*】/g

/** An address, a file, or a template that was never filled in. */
const NO_NAME = /[/\\<>{}|[\]【】《》≪≫]|www\.|\.\w{2,}$|^(?:ご?氏名|お?名前|(?:full )?name)$/i
