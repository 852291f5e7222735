/** A phrase and what it says: decisive ones reach the threshold with a word of the subject matter. */
type Weighted = readonly [weight: number, phrase: RegExp]

/** Below this a mail reads like something else. */
const THRESHOLD = 4

/**
 * Searched where white space is dropped, since letters are wrapped in the middle of a phrase.
 * Wishes alone prove nothing: every greeting between companies sends them.
 */
const JAPANESE: readonly Weighted[] = [
  [
    3,
    /(?:ご|御)(?:期待|希望|意向)に(?:は)?(?:添|沿|そ)(?:え|い(?:かね|兼ね)|うことが?でき)|貴意に(?:添|沿)/,
  ],
  [3, /(?:選考|採用|ご?縁|合格|通過|登用|面接)[^。]{0,16}見送/],
  [3, /見送(?:ら?せて(?:いただ|頂)|りとさせて|りとなり|ることと|ることに(?:いた|致)し)/],
  [
    3,
    /不採用|不合格|選外|採用(?:に|を)?(?:は)?(?:至ら|いたら|致しかね|いたしかね|でき(?:ない|ません))/,
  ],
  [3, /ご?縁(?:が|は|を)(?:なく|なかった|ございません|ありません|結べ|いただけ)/],
  [
    3,
    /(?:他|別|ほか)の(?:方|候補者|応募者)[^。]{0,24}(?:決ま|決め|決定|お願い|採用|優先|進め|お迎え)/,
  ],
  [
    3,
    /(?:合格|採用|通過|次(?:の|回)(?:選考|面接|ステップ))[^。]{0,14}(?:とはなり|には至り|には至ら|ご案内でき|お進みいただけ)(?:ません|ませんで|なかった|ない|ず)/,
  ],
  [2, /(?:選考|審査)(?:の)?結果[^。]{0,30}(?:残念|遺憾)|(?:残念|遺憾)[^。]{0,30}(?:今回|この度)/],
  [1, /(?:応募|履歴)書類[^。]{0,30}(?:返却|返送|破棄|廃棄|処分)|個人情報[^。]{0,30}(?:破棄|廃棄)/],
  [1, /慎重に(?:選考|検討|審査)|厳正[^。]{0,6}選考|力(?:に|及)(?:なれ|ばず)/],
  [1, /(?:活躍|健闘|成功|多幸|発展)[^。]{0,14}祈/],
  [1, /応募|選考|採用|面接|求人|候補者/],
  [
    -4,
    /内定(?:を?(?:お出し|差し上げ|通知)|の?ご?連絡|とさせて|となり|が決)|採用(?:が|を)?(?:決定|内定)|(?:選考|面接|審査)[^。]{0,10}(?:を?通過(?:され|いたし|となり)|合格(?:と|され))/,
  ],
  [
    -4,
    /(?:次回|次の|[一二三123]次|最終)(?:選考|面接|面談)[^。]{0,20}(?:進んで|お?進みいただ(?:き|く|け(?:る|ます))|ご案内(?:いた|申|させ)|お越し|日程|にお招き)/,
  ],
  [
    -4,
    /(?:ご)?辞退(?:の|され|との|を(?:承|受|ご希望)|について)|辞退させて|(?:御社|貴社)(?:の|を|へ|より|から|に)/,
  ],
  [
    -4,
    /(?:お|御)疲れ(?:様|さま)です|見積|ご?提案(?:書|の件|いただ)|発注|お?取(?:り)?引|(?:ご?推薦|ご紹介)(?:いただ|頂|の件)/,
  ],
  [
    -3,
    /(?:不採用|見送り|お祈り)(?:の)?(?:通知|メール|連絡)?[^。]{0,12}(?:で|を)お願い|見送りで(?:す|進め|お願)/,
  ],
]

const ENGLISH: readonly Weighted[] = [
  [
    3,
    /(?:mov|go|proceed|progress|continu|tak)\w* (?:forward |ahead |on )?with (?:an)?other (?:candidate|applicant)|(?:chosen|selected|decided (?:on|to (?:hire|appoint|offer))|offered (?:it|the \w+) to|gone with|going with) (?:an)?other|another (?:candidate|applicant)/,
  ],
  [
    3,
    /(?:not|unable to|won't|cannot|can't)(?: be| to)? (?:mov|progress|proceed|tak|continu|pursu)\w*[^.]{0,30}(?:application|candidacy|forward|further|next (?:stage|step|round))/,
  ],
  [
    3,
    /(?:position|role|post|vacancy) (?:has|is)(?: now| already| since)?(?: been)? (?:filled|withdrawn|cancel)/,
  ],
  [
    3,
    /(?:unable to|not able to|cannot|can't|not be able to|won't be|not be) (?:offer(?:ing)? you|making you an offer)/,
  ],
  [
    3,
    /(?:application|interview|candidacy|you)[^.]{0,24}(?:unsuccessful|not (?:been )?(?:successful|selected|shortlisted))/,
  ],
  [
    3,
    /(?:not|n't)(?: to)? (?:be )?(?:invit|shortlist|select|hir|progress)\w* you\b|decided (?:against|not to)[^.]{0,40}(?:you|application)/,
  ],
  [2, /(?:regret|sorry|sad|disappoint)\w*[^.]{0,40}(?:inform|tell|let you know|say|write|news)/],
  [1, /unfortunately|regret|sorry/],
  [1, /(?:best of luck|every success|all the best|wish you (?:well|success|the best))/],
  [
    1,
    /keep your (?:cv|resume|details|application)[^.]{0,20}(?:file|record)|future (?:openings|vacancies|opportunities|roles)/,
  ],
  [1, /application|applying|applied|interview|candidate/],
  [
    -4,
    /pleased to (?:offer|invite|confirm|inform)|delighted to|(?:would like|love|happy|like) to (?:offer|invite) you|invite you (?:to|for)|offer letter|next (?:step|stage|round)s? (?:is|are|will|would)/,
  ],
  [
    -4,
    /your (?:decision to withdraw|withdrawal)|(?:you(?:'ve| have)?|to) with(?:draw|drawn|drew)[^.]{0,20}(?:application|process)|my (?:application|candidacy)/,
  ],
  [
    -4,
    /(?:your|the) (?:quote|quotation|proposal|tender|bid|invoice|order)\b|the candidates?\b[^.]{0,20}(?:you (?:sent|submitted|introduced)|from your agency)|your candidate/,
  ],
  [
    -4,
    /please (?:send|let (?:him|her|them))[^.]{0,30}(?:rejection|know)|(?:reject|turn(?:ing)? down) (?:him|her|them)|rejection (?:mail|e-?mail|letter)/,
  ],
]

/**
 * Whether a mail reads like the rejection of a candidate, by its stock phrases alone: what is
 * small and quick enough for the send check. It misses rejections said in other words.
 *
 * @param ownWords what the author wrote, without markup and quoted history
 */
export function looksLikeRejection(subject: string, ownWords: string): boolean {
  return phraseWeight(subject, ownWords) >= THRESHOLD
}

/** The sum of the phrases found, each counted once; a mail of one language has none of the other. */
export function phraseWeight(subject: string, ownWords: string): number {
  const mail = `${subject}\n${ownWords}`
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
  return weigh(JAPANESE, mail.replace(/\s+/g, '')) + weigh(ENGLISH, mail.replace(/\s+/g, ' '))
}

function weigh(phrases: readonly Weighted[], mail: string): number {
  return phrases.reduce((sum, [weight, phrase]) => sum + (phrase.test(mail) ? weight : 0), 0)
}
