/** The subject matter; the formulas below are also those of lenders, landlords and suppliers. */
const ABOUT = /応募|選考|採用|面接|appl[iy]|interview|candid/

/** Formulas that turn somebody down. */
const REJECTION =
  /[ご御](?:期待|希望|意向)には?[添沿][えいう]|貴意に|(?:選考|採用|縁|面接)[^。]{0,16}見送|見送ら?り?(?:せて|とさせ|とな)|不採用と|不合格と|採用には?至|(?:致|いた)しかね|縁[がは](?:な|ござ|あり)|(?:ほか|他|別)の方|other (?:candid|applic)|(?:n't|not|unable)(?: be| to)? (?:mov|progress|proceed|tak|pursu|invit|select|offer)\w*[^.]{0,30}(?:appl|further|forward|interview|you)|(?:position|role) (?:has|is)[^.]{0,9} filled|appl[^.]{0,24}unsuccess/

/** What such a mail does not say, but an offer, an answer or a mail between companies does. */
const OTHERWISE =
  /内定|採用[がを]?決|通過|[次終二三](?:回の?)?(?:選考|面接)[^。]{0,20}(?:進ん|日程)|辞退|貴社|御社|見積|提案|紹介|各位|(?:不採用|見送り)で|pleased to|invite you|your (?:quot|propos|bid|candid)|withdr/

/**
 * Whether a mail turns a candidate down in stock phrases. The phrases of `message/rejection-phrases`
 * would fill half of the 10 KB that the send check may have; these are the fewest that mistake no
 * more mails than those, and find about as many (a test compares them over the labelled mails).
 */
export function readsLikeRejection(subject: string, ownWords: string): boolean {
  const mail = `${subject} ${ownWords}`
    .normalize('NFKC')
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/([^!-~]) /g, '$1')
  return ABOUT.test(mail) && REJECTION.test(mail) && !OTHERWISE.test(mail)
}
