/** Large, so that few features share a place; twice as many cost a bit more for each weight. */
const TABLE_BITS = 16

/** So many places a table of weights has. */
export const PLACES = 2 ** TABLE_BITS

/** Where a feature's weight stands in the table. */
export function placeOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - TABLE_BITS)
}

/** One step of a hash (FNV-1a with a stirred tail); the same on every machine. */
export function hashed(hash: number, code: number): number {
  const next = Math.imul(hash ^ code, 0x01000193)
  return next ^ (next >>> 15)
}

const START = 0x811c9dc5

/** Letters of which a Japanese word or ending consists; found by cross-validation. */
const JAPANESE_LETTERS = 3

/** Enough for a stem with what stands before or behind it. */
const ENGLISH_LETTERS = 5

/** Words that say the same here, by the first of each line; telling them apart takes more mails. */
const SAME_WORDS = new Map(
  [
    'he she they them her him',
    'i we us our my me',
    'am are is was were been be',
    'have had has',
    'will would could can may might shall should',
    'a an the',
    'you your',
  ].flatMap((line) => {
    const [first = '', ...others] = line.split(' ')
    return others.map((word) => [word, first] as const)
  }),
)

/** Shorter words lose what tells them apart. */
const LONGEST_WITH_ENDING = 4

const ENDING = /(?:ings?|ed|es|s|ly|e|er|ful)$/

/** Every run of one to three letters, the edges of the sentence among them. */
export function japaneseGrams(sentence: string): number[] {
  return runs(`^${sentence}$`, 1, JAPANESE_LETTERS)
}

/** Runs of one to three stems, pairs of words with one or two between, and runs of five letters. */
export function englishGrams(sentence: string): number[] {
  const words = sentence.match(/[a-z0§]+/g) ?? []
  const hashes = words.map((word) => wordHash(stemOf(word)))
  const grams: number[] = []
  hashes.forEach((first, index) => {
    const [second, third, fourth] = hashes.slice(index + 1, index + 4)
    grams.push(hashed(1, first))
    if (second !== undefined) grams.push(hashed(hashed(2, first), second))
    if (third !== undefined) {
      grams.push(hashed(hashed(hashed(3, first), second ?? 0), third))
      grams.push(hashed(hashed(4, first), third))
    }
    if (fourth !== undefined) grams.push(hashed(hashed(4, first), fourth))
  })
  return [...grams, ...runs(` ${words.join(' ')} `, ENGLISH_LETTERS, ENGLISH_LETTERS)]
}

function stemOf(word: string): string {
  const one = SAME_WORDS.get(word) ?? word
  return one.length > LONGEST_WITH_ENDING ? one.replace(ENDING, '') : one
}

function wordHash(word: string): number {
  let hash = START
  for (let index = 0; index < word.length; index += 1) hash = hashed(hash, word.charCodeAt(index))
  return hash
}

function runs(text: string, shortest: number, longest: number): number[] {
  const found: number[] = []
  for (let start = 0; start < text.length; start += 1) {
    let hash = START
    const end = Math.min(text.length, start + longest)
    for (let index = start; index < end; index += 1) {
      hash = hashed(hash, text.charCodeAt(index))
      if (index - start + 1 >= shortest) found.push(hash)
    }
  }
  return found
}
