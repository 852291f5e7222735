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
  | 'urgent'
  | 'advert'
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
const HANDED = '渡し|支払|差し?上げ|さしあげ|もらえ|受け?取|支給|贈|進呈|還元'
const GETS =
  '\\b(?:gets?|receives?|earns?|wins?|claims?|enjoys?|gives?|offers?|pays?|there (?:is|are))'
const NEAR = '(?: (?!on |about |no )[\\w-]+){0,4}?'

/** What is a gift whatever else is said of it. */
const GIFT =
  /お?祝い?金|ご?祝儀|祝い品|支度金|あまぎふ|(?:商品|図書|旅行|食事|ぎふと)券|(?:図書|くお|quo|ぎふと)かーど|ぷれぜんと(?!ん)|報奨|謝礼|謝金|きゃっしゅばっく|賞金|粗品|進呈|贈呈|ぽいんと(?:を)?(?:付与|還元)|\b(?:gifts?|vouchers?|coupons?|cash ?back|freebies?|giveaways?|raffle|lottery|honorarium|stipend|free (?:money|cash))\b/g
/** What is one only where somebody gets it: people work with cash and design incentives, too. */
const GIVEN = new RegExp(
  [
    `(?:現金|特典|報酬|景品|ぎふと|くーぽん|いんせんてぃぶ|ぼーなす|電子まねー)(?:など)?(?:付|[をもでが](?:ござい|あり|付|[^。]{0,6}?(?:${HANDED}|(?:ご|を)用意)))`,
    `${GETS}${NEAR} (?:cash|bonus(?:es)?|rewards?|prizes?|incentives?|perks?)\\b`,
    '\\b(?:cash|bonus|reward|prize|incentive|perk)(?: [\\w-]+)? (?:awaits?|for (?:you|every|each)|of [$£€¥\\d])',
    '\\b(?:cash|welcome|sign-?up|joining) (?:bonus|reward|prize|payment|incentive)',
  ].join('|'),
  'g',
)
/** A sum that is handed over; what somebody earns elsewhere is none. */
const MONEY = new RegExp(
  [
    `[\\d一二三四五六七八九十百千万][\\d,.一二三四五六七八九十百千万]*円(?:[^。]{0,8}?(?:${HANDED})|分(?!の(?:売|予算|取引|在庫|契約|発注))|相当)`,
    '[$£€¥] ?\\d(?:[\\d,.]*\\d)?k?(?![,.]?\\w| ?(?:salary|base|an? (?:year|month|hour)|per |/))',
    `${GETS}${NEAR} \\d[\\d,.]*k? ?(?:yen|dollars|euros|pounds)\\b(?! (?:salary|base|an? (?:year|month|hour)|per ))`,
  ].join('|'),
  'g',
)
const PROMISE =
  /(?:必ず|かならず)(?!しも)|絶対(?:に|的に|合格|内定|採用|大丈夫)|絶対(?![一-龠])|ぜったい|確実に|確約|(?:品質)?保証|お?約束(?!の)|(?:間違|まちが)いなく|優先(?:的に|して|内定|採用|枠)|内定(?:が|を)?(?:もら|得られ|出ます)|100 ?(?:%|ぱーせんと)|(?:誰|だれ)でも|\bguarantee(?:s|d)?\b|\bwithout fail\b|\bfor sure\b|\bdefinitely\b|\bpromis(?:e|es|ed)\b|\bassur(?:e|es|ed)\b|\bcertain(?:ly)? (?:to|get|find|receive)\b|\b(?:are|is|re|(?:will|ll) be) sure to\b|(?<!\b(?:is|was|are|were) an? )\bpriority hires?\b|\b(?:priority|preferential) (?:hiring|offers?|placement|treatment)\b/g
/** Nobody is hurried into a consent; a refusal such as "no need to act now" hurries nobody. */
const URGENT = new RegExp(
  [
    '(?:今すぐ|いますぐ|今だけ)(?:に)?(?:ご|お)?(?:登録|応募|申し?込|くりっく|連絡|確認|参加|の(?:ご)?(?:特別|案内))',
    '(?:お急ぎ|急いで|いそいで)(?:くだ|下)さい|お?見逃しなく|(?:機会|ちゃんす)を(?:逃さ|お逃し)|早い者(?:勝|が)ち?|先着|残り?わずか',
    '期間限定(?!(?:の|で)?(?:ぷろじぇくと|お?仕事|求人|職|雇用|案件|業務|契約|店|商品))|(?:\\d+名様?限定|限定\\d+名)|(?:本日|今日|明日)(?:限り|かぎり)',
    '\\bact (?:now|fast|today|quickly|immediately)\\b|(?<!\\bin a )\\bhurry(?: up)?\\b|\\b(?:register|apply|sign up|join|click|enrol|enroll) now\\b',
    "\\blast chance\\b|\\bdo(?:n['’]t| not) miss\\b|\\bwhile (?:places|spots|stocks?|supplies) last\\b|\\b(?:spots|places|seats) (?:are )?(?:filling|going) fast\\b",
    '\\blimited[- ]time (?:offer|only|deal|chance)\\b|\\bfor a limited time\\b|\\blimited (?:spots|places|seats)\\b|\\bonly (?:\\d+|a few) (?:spots|places|seats) (?:left|remain\\w*)\\b',
  ].join('|'),
  'g',
)
/** Campaigns are also what people work on, and then the words beside them say so. */
const ADVERT =
  /(?<!(?:広告|販促|販売促進|宣伝|選挙|まーけてぃんぐ|ぷろもーしょん|sns|web|でじたる)(?:の)?)きゃんぺーん(?![^。、]{0,12}?(?:企画|運営|運用|管理|担当|設計|立案|職|業務|すたっふ|経験|実績|成果|手がけ|手掛け|携わ|担われ|のお話|まねーじ))|大特価|特別価格|お買い?得|お得(?!意)|おとくな|激安|\b(?:special|exclusive|unbeatable|unmissable|amazing) (?:offer|deal)s?\b|\bonce[- ]in[- ]a[- ]lifetime\b|\b(?:great|best) deals?\b/g
const LINK =
  /[a-z][a-z0-9+.-]*:\/\/\S*|\bwww\.\S+|\b(?:mailto|tel):\S+|[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|jp|io|info|biz|co|app|dev|ly|link|me|site|page|xyz|online|jobs|careers?|example|tokyo|shop|eu|uk)\b(?:\/\S*)?/g
/** What the pane calls it; to candidates it is ご案内, an offer (rules §4.2). */
const OUR_WORD = /紹介りんく|\breferral links?\b/g
const PLACEHOLDER = new RegExp(
  `${BLANK.source}|<<?[^<>]{1,40}>>?|\\[[^[\\]]{1,40}\\]|《[^《》]{1,40}》|≪[^≪≫]{1,40}≫|%[a-z_]+%|\\$\\{?[a-z_]\\w*`,
  'gi',
)
const LOUD = /!+|[【】★☆◆◇■□♪]|[-=*~#]{4,}/g
/** Looked for in the text as it stands, since folded ㊗ is a word; what `LOUD` finds is left to it. */
const EMOJI = /(?![©®™★☆‼⁉])(?:\p{Emoji_Presentation}|\p{Extended_Pictographic})\ufe0f?/gu

/** Trades and techniques that are called like what is looked for. */
const SKILL = /^(?:(?:asp|vb|ado|ml)\.net|品質保証)$/

const WORDS: readonly [FindingCode, RegExp][] = [
  ['gift', GIFT],
  ['gift', GIVEN],
  ['gift', MONEY],
  ['promise', PROMISE],
  ['urgent', URGENT],
  ['advert', ADVERT],
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
        const isDenial =
          (code === 'promise' || code === 'urgent') && isDenied(plain, index, index + words.length)
        return !isDenial && !SKILL.test(words)
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

/** "This does not guarantee an offer" and "we promise nothing" promise nothing. */
function isDenied(plain: string, start: number, end: number): boolean {
  return (
    /^(?:[^。]{0,16}?(?:ではありません|ではございません|できません|できかね|必要はありません|必要はございません|たしません|しません|ものではな|わけではな)| (?:you )?(?:nothing|no)\b)/.test(
      plain.slice(end),
    ) || /(?:\bnot|\bno|\bcannot|n['’]t|\bnever) (?:\w+ ){0,2}$/.test(plain.slice(0, start))
  )
}

/** True for a text that speaks of a gift, of whatever kind (rules §4.2). */
export function giftIn(text: string): boolean {
  const { plain } = folded(text)
  return [GIFT, GIVEN].some((gift) => plain.search(gift) >= 0)
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
