import type { Locale } from './locale.ts'

/** How far a candidate came; every stage has a lead of its own. */
export const STAGES = ['screening', 'interview', 'final'] as const
export type Stage = (typeof STAGES)[number]

/** At the last stage the recruiter writes the lead; the template is what asks for it (rules §4.2). */
export function isWrittenByHand(stage: Stage): boolean {
  return stage === 'final'
}

/** Longest name of a position, in UTF-16 units. */
export const POSITION_MAX_LENGTH = 80

/** What a lead may name. The pane puts the values in; they never reach the server. */
export const VARIABLES = [
  'candidate_name',
  'position',
  'recruiter_name',
  'company_name',
  'agency_short',
] as const
export type VariableName = (typeof VARIABLES)[number]
export type LeadValues = Partial<Record<VariableName, string>>

/** Variables that may have no value, so that a lead must say what stands there instead. */
export const UNCERTAIN_VARIABLES: readonly VariableName[] = ['candidate_name', 'position']

/** `{{name}}` or `{{name|what stands there without a value}}`. */
export const VARIABLE = /\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g

/** A break between two wide characters is no space; anywhere else it is one. */
const BREAK = /([^\u0000-\u02ff]?)[ \t]*[\r\n\u2028\u2029]+[ \t]*([^\u0000-\u02ff]?)/g

/**
 * One paragraph of plain text: no line breaks, no characters that cannot be seen or turn the
 * direction of what follows, no space at either end.
 */
export function tidyLead(text: string): string {
  return text
    .replace(BREAK, (_, before: string, after: string) =>
      before !== '' && after !== '' ? before + after : `${before} ${after}`,
    )
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/**
 * The lead as it enters a mail: every variable is its value, or what stands there without one. No
 * brace is ever left, whatever the template or a value holds, so nothing like `{{name}}` is sent.
 */
export function fillLead(template: string, values: LeadValues): string {
  const filled = tidyLead(template).replace(VARIABLE, (_, name: string, fallback: string = '') => {
    const value = values[name.trim() as VariableName]
    return value === undefined || tidyLead(value) === '' ? fallback : value
  })
  return tidyLead(filled.replace(/[{}]/g, ''))
}

/** Most a block may hold: characters in Japanese, words in English (rules C-M). */
export const BLOCK_LIMITS: Record<Locale, number> = { ja: 340, en: 130 }

const LONG_DATE: Record<Locale, string> = { ja: '2027年12月31日', en: '31 December 2027' }

/** The length of a whole block as rules C-M count it: links do not count. */
export function blockLength(
  locale: Locale,
  { lead, locked }: { lead: string; locked: string },
): number {
  const words = `${lead}\n${locked}`
    .replace(/\{\{\w*link\}\}/g, '')
    .replaceAll('{{expiry_date}}', LONG_DATE[locale])
  return locale === 'ja'
    ? words.replace(/\s/g, '').length
    : words.split(/\s+/).filter((word) => word !== '').length
}

/** What people leave where a word is still to come, as in ○○様; without regard to case. */
export const BLANK = /[〇○◯●△▲]{2,}|[x×]{3,}|_{2,}/i
