import { folded } from '../message/folded.ts'

/** The subject matter; the formulas below are also those of lenders, landlords and suppliers. */
const ABOUT = /応募|選考|採用|面接|appl[iy]|interview|candid/

/** Formulas that turn somebody down. */
const REJECTION =
  /(?:期待|希望|意向)には?[添沿]|貴意に|(?:選考|採用|縁|面接)[^。]{0,16}見送|見送(?:らせ|りと)|不採用と|不合格|採用には?至|[致た]しかね|縁[がは](?:な|ござ|あり)|(?:ほか|他|別)の方|other (?:candid|applic)|(?:n[’']t|not|unable)(?: be| to)? (?:mov|pro[cg]|tak|pursu|invit|select|offer)[^.]{0,30}(?:appl|fur|forw|interv|you)|(?:position|role)[^.]{0,14} filled|unsuccessf/

/** What such a mail does not say, but an offer, an answer or a mail between companies does. */
const OTHERWISE =
  /内定|通過|日程|辞退|[貴御]社|見積|提案|紹介|各位|(?:不採用|見送り)で|pleased to|withdr/

/**
 * Whether a mail turns a candidate down in stock phrases. The phrases of `message/rejection-phrases`
 * would fill half of the 10 KB that the send check may have; these are the fewest that mistake no
 * more mails than those, and find about as many (a test compares them over the labelled mails).
 */
export function readsLikeRejection(subject: string, ownWords: string): boolean {
  const mail = folded(`${subject} ${ownWords}`)
  return ABOUT.test(mail) && REJECTION.test(mail) && !OTHERWISE.test(mail)
}
