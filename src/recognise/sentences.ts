/** A line that only draws a rule, as signatures begin with. */
const RULE =
  /^[ \t]*(?:--|[-_=*~#+.\u2010-\u2015\u2500-\u257f\u25a0\u25c6\u25c7\u2605\u2606\u30fb\u30fc\u2026\uff0a\uff1d\uff3f]{3,})[ \t]*$/

/** What signatures hold and letters hardly do. */
const CONTACT = /tel|fax|mail|@|https?:|www\.|〒|電話|会社|\b(?:inc|ltd|llc|gmbh)\b/i

/** A signature is short; a longer part below a rule is an appendix, which is read. */
const SIGNATURE_LINES = 14

/** Where a sentence ends: full stops, empty lines, and the items of a list. */
const SENTENCE_END = /[。!！]+|\.(?=\s|$)|\n[ \t\u3000]*(?=\n|[・*●○■□◆◇▼▽-])|\n(?=\d)/

const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\bwon't\b/g, 'will not'],
  [/\bcan(?:'t|not)\b/g, 'can not'],
  [/n't\b/g, ' not'],
  [/'re\b/g, ' are'],
  [/'ve\b/g, ' have'],
  [/'ll\b/g, ' will'],
  [/\bi'm\b/g, 'i am'],
]

/**
 * The sentences of what somebody wrote, each in one spelling: full and half width alike, lower
 * case, any number as 0, any address as a mark, English contractions written out. The signature is
 * left out. Japanese loses its white space, since its lines are broken in the middle of a word.
 */
export function sentencesOf(words: string): string[] {
  const plain = withoutSignature(words.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc`]/g, "'")
    .replace(/https?:\/\/\S+|www\.\S+|[\w.+-]+@[\w.-]+/g, ' § ')
    .replace(/\d+(?:[.,:/]\d+)*/g, '0')
    .replace(/[?？]+/g, '?\n\n')
  return CONTRACTIONS.reduce((text, [short, long]) => text.replace(short, long), plain)
    .split(SENTENCE_END)
    .map((sentence) => withoutGaps(sentence))
    .filter((sentence) => sentence !== '')
}

function withoutGaps(sentence: string): string {
  return sentence
    .replace(/\s+/g, ' ')
    .replace(/([\u2e80-\uffdc]) (?=[\u2e80-\uffdc])/g, '$1')
    .trim()
}

function withoutSignature(words: string): string {
  const lines = words.split(/\r?\n/)
  const start = lines.findIndex((line, index) => {
    if (index === 0 || !RULE.test(line)) return false
    const below = lines.slice(index + 1).filter((each) => each.trim() !== '')
    const text = below.join('\n')
    return below.length <= SIGNATURE_LINES && CONTACT.test(text) && !text.includes('。')
  })
  return (start < 0 ? lines : lines.slice(0, start)).join('\n')
}
