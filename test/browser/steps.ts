import { test } from '@jest/globals'

/** A story goes on only from where it stands: after a step that failed, the rest fails at once. */
export function storySteps() {
  let broken = false
  return (name: string, walkStep: () => Promise<void>) => {
    test(name, async () => {
      if (broken) throw new Error('An earlier step of the story failed')
      broken = true
      await walkStep()
      broken = false
    })
  }
}
