import type { Finding, FindingCode } from '../contract/lead-lint.ts'
import type { Locale } from '../contract/locale.ts'

type Sentences = Record<
  Exclude<FindingCode, 'too_long'>,
  (words: string, language: Locale) => string
> & {
  too_long: (over: number, language: Locale) => string
}

/** One sentence for each rule of a lead, about the words it found. */
export const FINDING_SENTENCES: Record<Locale, Sentences> = {
  en: {
    empty: () => 'Write the first paragraph.',
    variable: (words) => `“${words}” is nothing that can be filled in.`,
    no_fallback: (words) =>
      `“${words}” may have no value. Add what stands there then, after a | inside the braces.`,
    placeholder: (words) => `“${words}” looks like a gap that was not filled in.`,
    gift: (words) => `“${words}”: candidates may be offered nothing of value.`,
    promise: (words) => `“${words}” promises what nobody can keep.`,
    urgent: (words) => `“${words}” hurries people; they may take all the time they want.`,
    advert: (words) => `“${words}” reads like advertising.`,
    link: (words) => `“${words}”: only the referral link below may stand in this passage.`,
    our_word: (words, language) =>
      `“${words}” is no word for candidates; write ${language === 'ja' ? 'ご案内' : '“offer”'}.`,
    loud: (words) => `“${words}” is too loud for this mail.`,
    too_long: (over, language) => {
      const unit = language === 'ja' ? 'character' : 'word'
      return `This is ${over} ${unit}${over === 1 ? '' : 's'} too long; the offer must not drown the answer.`
    },
  },
  ja: {
    empty: () => '冒頭文を入力してください。',
    variable: (words) => `「${words}」は差し込み項目として使えません。`,
    no_fallback: (words) =>
      `「${words}」には値がない場合があります。{{項目|代わりの語句}} の形で、代わりの語句を指定してください。`,
    placeholder: (words) => `「${words}」は記入漏れのように見えます。`,
    gift: (words) => `「${words}」: 候補者に金品や特典を示すことはできません。`,
    promise: (words) => `「${words}」: 結果を約束する表現は使えません。`,
    urgent: (words) => `「${words}」: 候補者を急がせる表現は使えません。`,
    advert: (words) => `「${words}」は広告のように読まれます。別の表現にしてください。`,
    link: (words) => `「${words}」: この文面に入るリンクは、下のご案内リンクだけです。`,
    our_word: (words, language) =>
      `「${words}」は候補者には使わず、「${language === 'ja' ? 'ご案内' : 'offer'}」と書いてください。`,
    loud: (words) => `「${words}」は、このメールにはそぐいません。`,
    too_long: (over, language) =>
      `${over}${language === 'ja' ? '文字' : '語'}長すぎます。ご案内が選考結果より目立たない長さにしてください。`,
  },
}

/** What a finding says to whoever writes the text it was found in. */
export function findingSentence(
  { code, start, end, over = 0 }: Finding,
  text: string,
  { paneLocale, language }: { paneLocale: Locale; language: Locale },
): string {
  const sentences = FINDING_SENTENCES[paneLocale]
  return code === 'too_long'
    ? sentences.too_long(over, language)
    : sentences[code](text.slice(start, end), language)
}
