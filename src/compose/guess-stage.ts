import type { Stage } from '../contract/lead.ts'

/** In order: who was not invited to an interview was screened, whatever else the mail says. */
const SIGNS: readonly [Stage, RegExp][] = [
  ['final', /最終(?:面接|選考|面談)|役員面接|(?:final|last) (?:round|interview|stage)/i],
  [
    'screening',
    /書類(?:選考|審査)|not (?:be )?(?:\w+ ){0,4}(?:to|for|an) (?:an )?interview|screening/i,
  ],
  ['interview', /面接|面談|\binterview|(?:spoke|met|talked) with (?:you|us)/i],
  ['screening', /応募書類|履歴書|your (?:résumé|resume|cv)\b/i],
]

/** How far the candidate came, as far as the mail says so; undefined when it says nothing. */
export function guessStage(subject: string, words: string): Stage | undefined {
  return SIGNS.find(([, sign]) => sign.test(`${subject}\n${words}`))?.[0]
}
