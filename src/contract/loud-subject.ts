/** Inside a title, as in 広報(PR)職 or PR担当, PR is a trade. */
const LOUD_SUBJECT = new RegExp(
  [
    '[【】]',
    '(?:無料|FREE)!',
    '[※★☆◆◇■□●♪*~<][ ]?(?:PR|無料|FREE)[ ]?[※★☆◆◇■□●♪*~>]',
    '^(?:(?:R[Ee]|F[Ww]d?|FWD): *)*(?:[[(]PR[\\])]|PR *[:|]|PR +(?:選考|書類|面接|結果|応募|転職|求人|無料|ご|お))',
  ].join('|'),
)

/** True for a subject that reads like an advertisement (rules §4.2). */
export function isLoudSubject(subject: string): boolean {
  return LOUD_SUBJECT.test(subject.normalize('NFKC').trim())
}
