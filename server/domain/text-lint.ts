import { giftIn } from '../../src/contract/lead-lint.ts'
import { BLOCK_LIMITS, blockLength } from '../../src/contract/lead.ts'
import { isPlainLine } from '../../src/contract/line.ts'
import { LOCALES, type Locale } from '../../src/contract/locale.ts'
import type { LockedWording } from '../../src/contract/session.ts'
import type { Agency, Employer, Mode, Terms } from '../../src/contract/settings.ts'
import type { ConsentText } from './consent.ts'
import { DomainError } from './domain-error.ts'
import { partyFacts, type PartyFacts } from './text-parties.ts'
import {
  MAIL_RULES,
  PAGE_RULES,
  type Needed,
  type TextFinding,
  type TextFindingCode,
} from './text-rules.ts'

/** An agreement with its texts, as they would be stored. */
export interface LintedTexts {
  mode: Mode
  employer: Employer
  agency: Agency
  terms: Terms
  mail: Record<Locale, LockedWording>
  page: Record<Locale, ConsentText>
}

/** Characters, or words, that the longest lead shipped with the product takes. */
const LEAD_ROOM: Record<Locale, number> = { ja: 82, en: 33 }

/** What is filled in for each candidate, each exactly once; nothing else may stand in braces. */
const SLOTS = ['{{expiry_date}}', '{{link}}', '{{decline_link}}']

/**
 * What stands against putting an agreement's texts before candidates: a line that domain rules §1.6
 * require and that is missing in a mail or page text (C-M, C-L), a gift, or a mail so long that the
 * offer would drown the answer. Empty for texts that may go live. Pure; C-M's first line stands in
 * the lead, which has rules of its own (`lintLead`), and the page's language switch in its layout.
 */
export function lintTexts(texts: LintedTexts): TextFinding[] {
  return LOCALES.flatMap((locale) => [
    ...mailFindings(texts, locale).map((code) => ({ code, kind: 'mail' as const, locale })),
    ...pageFindings(texts, locale).map((code) => ({ code, kind: 'page' as const, locale })),
  ])
}

/** @throws DomainError `text_incomplete` with what the texts lack */
export function requireWholeTexts(texts: LintedTexts): void {
  const reasons = lintTexts(texts)
  if (reasons.length > 0) throw new DomainError('text_incomplete', { reasons })
}

function mailFindings(texts: LintedTexts, locale: Locale): TextFindingCode[] {
  const { locked } = texts.mail[locale]
  const facts = partyFacts(locale, texts)
  const lines = locked.split('\n')
  const missing = MAIL_RULES.filter(({ needs }) => !isSaid(lines, needs[locale](facts)))
  const room = BLOCK_LIMITS[locale] - LEAD_ROOM[locale]
  const braces = locked.match(/\{\{[^}]*\}\}/g) ?? []
  return [
    ...missing.map(({ code }) => code),
    ...(blockLength(locale, { lead: '', locked }) > room ? ['mail_too_long' as const] : []),
    ...(braces.sort().join() === SLOTS.toSorted().join() ? [] : ['mail_slots' as const]),
    ...(givesGift(lines, facts) ? ['gift' as const] : []),
  ]
}

function pageFindings(texts: LintedTexts, locale: Locale): TextFindingCode[] {
  const facts = partyFacts(locale, texts)
  const parts = linesOf(texts.page[locale])
  const missing = PAGE_RULES.filter(({ part, needs }) => {
    const needed = needs[locale](facts)
    return needed.length > 0 && !isSaid(parts[part], needed)
  })
  return [
    ...missing.map(({ code }) => code),
    ...(givesGift(Object.values(parts).flat(), facts) || facts.told.some(giftIn)
      ? ['gift' as const]
      : []),
  ]
}

/**
 * Whether one line carries all that is needed, since a reader must find it in one place. Words that
 * cannot be seen say nothing.
 */
function isSaid(lines: readonly string[], needed: readonly Needed[]): boolean {
  return lines.some((line) =>
    needed.every((one) =>
      typeof one === 'string' ? isPlainLine(one) && line.includes(one) : one.test(line),
    ),
  )
}

/** A company may be called what it is called, and that there is no gift must be said. */
function givesGift(lines: readonly string[], { names, denial }: PartyFacts): boolean {
  return lines.some((line) => {
    const rest = [...names, denial].reduce((text, name) => text.replaceAll(name, ' '), line)
    return giftIn(rest)
  })
}

/** The page's text by its parts, a line for everything a reader reads as one. */
export function linesOf(text: ConsentText): Record<keyof ConsentText, string[]> {
  const rows = (all: ConsentText['provision']) =>
    all.map(({ label, value }) => `${label}: ${value}`)
  return {
    title: [text.title],
    opening: text.opening,
    provision: rows(text.provision),
    assurances: text.assurances,
    box: [text.box],
    age: [text.age],
    rights: rows(text.rights),
  }
}
