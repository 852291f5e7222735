import type { Locale } from '../contract/locale.ts'

/** What tells a stock rejection of the reader from all that resembles one. */
interface Phrases {
  /** What the mail has to be about. */
  about: RegExp
  /** Sentences by which a reader is told no. */
  no: readonly RegExp[]
  /** Sentences that only suppose, quote, or tell of somebody else. */
  unless: RegExp
  /** What nobody says who turns the reader down, wherever it stands in the mail. */
  otherwise: RegExp
}

const PHRASES: Record<Locale, Phrases> = {
  ja: {
    about: /応募|選考|面接|採用/,
    no: [
      /貴意に|ご(?:期待|希望|意向)には?[添沿][^。]{0,12}(?:結果|ことと)/,
      /(?:採用|選考|登用)[はを]?(?:今回は|、)*見(?:送|合わせ)/,
      /不採用[とに](?:さ|な|い|致|決)|不合格と(?:さ|な|い|致)/,
      /(?:採用|合格|通過)[にと]?は?(?:至ら|至りま|なりません|いたしかね)/,
      /(?:今回は|残念ながら)ご縁が/,
      /次の?(?:選考|面接)[^。]{0,12}(?:できま|できな|けな|けませ|かね)/,
    ],
    unless: /[「?]|もし|場合|様につき|学生|とのことでした|承知|としても|ことは残|製品|入学/,
    otherwise:
      /見積|助成|奨学|賃貸|入居|論文|投稿|出[展店品]|会員|抽選|辞退|内定|推薦|融資|ローン|各位|の皆|委員|入札|職種変更|別の|不手際|[貴御](?:社|団体|行|校|店|中)|提案|サンプル|商品|候補者|文[面案]|紹介|お越し|いただけないで|お疲れ様/,
  },
  en: {
    about: /appl(?:y|ied|ica)|interview|candida|\brole|position/,
    no: [
      /\b(?:mov|go|proceed|progress|continu|pursu|chose|select|appoint|hir)\w* (?:(?:forward|ahead|on|with|to) )*(?:an)?other (?:\w+ )?(?:candidate|applicant)/,
      /\b(?:unable|not able|not) (?:to |be )*(?:mak\w+ you an offer|offer(?:ing)? you (?:\w+ ){0,3}(?:position|role|post|job|interview))/,
      /\b(?:application|interview|you)\b(?: \w+){0,6} (?:unsuccessful|not (?:been )?(?:successful|selected|shortlisted|chosen))/,
      /\bunsuccessful (?:on this|this time)|\bwe(?: have)? decided not to (?:move|proceed|progress|go|continue)\b/,
      /\bnot (?:to |be |able to )*(?:mov|progress|proceed|tak|continu|consider|invit|shortlist|select)\w* (?:(?:forward|ahead|further|with) )*you(?:r application)?\b/,
      /\b(?:position|role) (?:has|is)(?: now| already)? (?:been )?filled/,
    ],
    unless:
      /["\u201c?]|\b(?:if|whether|when|until|yet|s?he|him|her|tender|quot\w+|series|this month)\b/,
    otherwise:
      /\b(?:tender|visa|grant|credit|loan)\b|supplier|scholarship|landlord|parking|housing|playtest|membership|withdraw|pleased to|delighted to|dear all|agency|template/,
  },
}

/**
 * Whether a mail turns its reader down in a stock phrase. Letters that say no more than that are
 * short and polite, and weights that were learnt from more telling ones miss them.
 */
export function tellsReaderNo(
  language: Locale,
  subject: string,
  sentences: readonly string[],
): boolean {
  const { about, no, unless, otherwise } = PHRASES[language]
  const mail = [subject, ...sentences].join('\n')
  return (
    about.test(mail) &&
    !otherwise.test(mail) &&
    sentences.some((one) => !unless.test(one) && no.some((phrase) => phrase.test(one)))
  )
}
