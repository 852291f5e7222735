/** What could not be done, in one sentence for the person at the console; exit code 1. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}
