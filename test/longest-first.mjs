import Sequencer from '@jest/test-sequencer'

/** Whoever begins one of these last waits for it alone. */
const LONGEST = [
  'recognise/training',
  'server/kill-statements',
  'browser/launch-events',
  'browser/screens',
  'browser/candidate-pages',
  'server/one-of-five',
  'commands/commands',
]

/** Jest knows what took long only where it has run before; a fresh copy begins well too. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => LONGEST.findIndex((name) => path.includes(`/test/${name}.`))
    const longest = tests.filter((one) => place(one) >= 0)
    const others = tests.filter((one) => place(one) < 0)
    return [...longest.sort((a, b) => place(a) - place(b)), ...super.sort(others)]
  }
}
