import {
  BLANK,
  BLOCK_LIMITS,
  blockLength,
  fillLead,
  UNCERTAIN_VARIABLES,
  VARIABLE,
  VARIABLES,
  type LeadValues,
  type VariableName,
} from './lead.ts'
import type { Locale } from './locale.ts'

/** Stable codes of what a lead may not say or do (rules §4.2); `src/text` words each. */
export type FindingCode =
  | 'empty'
  | 'variable'
  | 'no_fallback'
  | 'placeholder'
  | 'gift'
  | 'promise'
  | 'link'
  | 'our_word'
  | 'loud'
  | 'too_long'

export interface Finding {
  code: FindingCode
  /** The words it speaks of, as offsets in the text (UTF-16 units). */
  start: number
  end: number
  /** With `too_long`: characters or words past the limit. */
  over?: number
}

/** Where a lead will stand: the consent texts below it, and the values that are certain. */
export interface LeadPlace {
  locale: Locale
  blocks: readonly { locked: string; values: LeadValues }[]
}

/** Written in small letters and hiragana, as texts are folded before they are looked at. */
const GIFT =
  /お?祝い?金|ご?祝儀|祝い品|支度金|ぎふと|あまぎふ|ぷれぜんと(?!ん)|報酬(?!面|体系|制度|水準|条件)|報奨|謝礼|謝金|商品券|くーぽん|きゃっしゅばっく|現金|賞金|景品|粗品|特典|進呈|贈呈|いんせんてぃぶ|ぼーなす|ぽいんと(?:を)?(?:付与|還元)|電子まねー|(?:図書|くお|quo)かーど|\b(?:gifts?|bonus(?:es)?|rewards?|prizes?|vouchers?|coupons?|cash ?back|cash|incentives?|perks?|freebies?|giveaways?|raffle|lottery|honorarium|stipend)\b/g
/** A sum that is handed over; what somebody earns elsewhere is none. */
const MONEY =
  /\d[\d,.]*[十百千万]{0,2}円.{0,8}?(?:渡し|支払|差し?上げ|さしあげ|もらえ|受け?取|支給|贈)|[$£€¥] ?\d(?:[\d,.]*\d)?k?(?![,.]?\w| ?(?:salary|base|an? (?:year|month|hour)|per |\/))/g
const PROMISE =
  /(?:必ず|かならず)(?!しも)|絶対|ぜったい|確実に|確約|保証|お?約束|(?:間違|まちが)いなく|優先(?:的に|して)|内定(?:が|を)?(?:もら|得られ|出ます)|100 ?(?:%|ぱーせんと)|(?:誰|だれ)でも|\bguarantee(?:s|d)?\b|\bwithout fail\b|\bfor sure\b|\bdefinitely\b|\bpromis(?:e|es|ed)\b|\bassur(?:e|es|ed)\b|\bcertain(?:ly)? (?:to|get|find|receive)\b|\b(?:are|is|re|(?:will|ll) be) sure to\b|\b(?:priority|preferential) (?:hiring|offers?|placement|treatment)\b/g
const LINK =
  /[a-z][a-z0-9+.-]*:\/\/\S*|\bwww\.\S+|\b(?:mailto|tel):\S+|[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|jp|io|info|biz|co|app|dev|ly|link|me|site|page|xyz|online|jobs|careers?|example|tokyo|shop|eu|uk)\b(?:\/\S*)?/g
/** What the pane calls it; to candidates it is ご案内 (rules §4.2). */
const OUR_WORD = /紹介りんく/g
const PLACEHOLDER = new RegExp(
  `${BLANK.source}|<<?[^<>]{1,40}>>?|\\[[^[\\]]{1,40}\\]|《[^《》]{1,40}》|≪[^≪≫]{1,40}≫|%[a-z_]+%|\\$\\{?[a-z_]\\w*`,
  'gi',
)
const LOUD = /!+|[【】★☆◆◇■□♪]|[-=*~#]{4,}/g
/** Looked for in the text as it stands, since folded ㊗ is a word; what `LOUD` finds is left to it. */
const EMOJI = /(?![©®™★☆‼⁉])(?:\p{Emoji_Presentation}|\p{Extended_Pictographic})\ufe0f?/gu

/** Names of techniques that end like a domain. */
const NO_DOMAIN = /^(?:asp|vb|ado|ml)\.net$/

const WORDS: readonly [FindingCode, RegExp][] = [
  ['gift', GIFT],
  ['gift', MONEY],
  ['promise', PROMISE],
  ['link', LINK],
  ['our_word', OUR_WORD],
  ['placeholder', PLACEHOLDER],
  ['loud', LOUD],
]

/**
 * What stands against a lead, in the order of its words; nothing when it may be sent. The pane shows
 * it while somebody types, and the server refuses to keep a lead that has any.
 */
export function lintLead(text: string, place: LeadPlace): Finding[] {
  if (text.trim() === '') return [{ code: 'empty', start: 0, end: text.length }]
  const findings = [
    ...variableFindings(text),
    ...wordFindings(text),
    ...emojiFindings(text),
    ...lengthFindings(text, place),
  ]
  return findings.sort((one, other) => one.start - other.start)
}

function variableFindings(text: string): Finding[] {
  const findings: Finding[] = []
  const rest = text.replace(VARIABLE, (...match: [string, string, string | undefined, number]) => {
    const [whole, written, fallback = '', start] = match
    const name = written.trim() as VariableName
    const span = { start, end: start + whole.length }
    if (!VARIABLES.includes(name)) findings.push({ code: 'variable', ...span })
    else if (UNCERTAIN_VARIABLES.includes(name) && fallback.trim() === '')
      findings.push({ code: 'no_fallback', ...span })
    return ' '.repeat(whole.length)
  })
  for (const { index } of rest.matchAll(/[{}\uff5b\uff5d]/g)) {
    findings.push({ code: 'variable', start: index, end: index + 1 })
  }
  return findings
}

function wordFindings(text: string): Finding[] {
  const { plain, at } = folded(text)
  return WORDS.flatMap(([code, pattern]) =>
    [...plain.matchAll(pattern)]
      .filter(({ 0: words, index }) => {
        if (code === 'promise') return !isDenied(plain, index, index + words.length)
        return code !== 'link' || !NO_DOMAIN.test(words)
      })
      .map(({ 0: words, index }) => {
        const end = at[index + words.length] ?? text.length
        return { code, start: at[index] ?? 0, end: text.slice(0, end).trimEnd().length }
      }),
  )
}

function emojiFindings(text: string): Finding[] {
  return [...text.matchAll(EMOJI)].map(({ 0: emoji, index }) => {
    return { code: 'loud', start: index, end: index + emoji.length }
  })
}

/** "This does not guarantee an offer" promises nothing. */
function isDenied(plain: string, start: number, end: number): boolean {
  return (
    /^[^。]{0,16}?(?:ではありません|ではございません|できません|できかね|たしません|しません|ものではな|わけではな)/.test(
      plain.slice(end),
    ) || /(?:\bnot|\bno|\bcannot|n['’]t|\bnever) (?:\w+ ){0,2}$/.test(plain.slice(0, start))
  )
}

/** True for a text that speaks of a gift, of whatever kind (rules §4.2). */
export function giftIn(text: string): boolean {
  return folded(text).plain.search(GIFT) >= 0
}

function lengthFindings(text: string, { locale, blocks }: LeadPlace): Finding[] {
  const alone = { locked: '', values: {} }
  const over = Math.max(
    0,
    ...[alone, ...blocks].map(({ locked, values }) => {
      const length = blockLength(locale, { lead: fillLead(text, values), locked })
      return length - BLOCK_LIMITS[locale]
    }),
  )
  return over > 0 ? [{ code: 'too_long', start: 0, end: text.length, over }] : []
}

/**
 * The text as it is read aloud, each character with its place in the original: full-width and
 * half-width, katakana and hiragana, capital and small letters are one, and what cannot be seen or
 * only sets wide characters apart is left out.
 */
function folded(text: string): { plain: string; at: number[] } {
  const characters: { character: string; index: number }[] = []
  for (const { 0: unit, index } of text.matchAll(/[^][\p{M}\uff9e\uff9f]*/gu)) {
    const spelled = unit
      .normalize('NFKC')
      .toLowerCase()
      .replace(/\p{Cf}/gu, '')
    for (const character of hiragana(spelled).replace(/\s/g, ' ')) {
      characters.push({ character, index })
    }
  }
  const kept = characters.filter(({ character }, place) => {
    if (character !== ' ') return true
    return isNarrow(characters[place - 1]?.character) || isNarrow(characters[place + 1]?.character)
  })
  return {
    plain: kept.map(({ character }) => character).join(''),
    at: kept.flatMap(({ character, index }) => Array.from(character.split(''), () => index)),
  }
}

function isNarrow(character: string | undefined): boolean {
  return character !== undefined && /[!-~]/.test(character)
}

function hiragana(text: string): string {
  return text.replace(/[\u30a1-\u30f6]/g, (katakana) =>
    String.fromCharCode(katakana.charCodeAt(0) - 0x60),
  )
}
