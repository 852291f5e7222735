import { element } from './page-elements.ts'
import { hostText, type Locale } from './text.ts'

type State =
  | { step: 'idle' }
  | { step: 'running' | 'failed'; done: number; total: number }
  | { step: 'finished'; total: number }

const ADDRESS = '/sandbox/examples'
const POLL_MS = 300

/** The button for people in a hurry, and how far its seven candidates are. */
export function connectExamples(locale: () => Locale): { showLocale(): void } {
  const button = element<HTMLButtonElement>('examples')
  let say: (locale: Locale) => string = () => ''

  function show(sentence: typeof say) {
    say = sentence
    element('examples-state').textContent = say(locale())
  }

  async function follow(response: Response): Promise<void> {
    const state = (await response.json()) as State
    button.disabled = state.step === 'running'
    show((language) => sentenceOf(state, language))
    if (state.step !== 'running') return
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    await follow(await fetch(ADDRESS))
  }

  function unreachable() {
    button.disabled = false
    show((language) => hostText[language].unreachable)
  }

  button.addEventListener('click', () => {
    button.disabled = true
    fetch(ADDRESS, { method: 'POST' }).then(follow).catch(unreachable)
  })
  return { showLocale: () => show(say) }
}

function sentenceOf(state: State, locale: Locale): string {
  const say = hostText[locale]
  switch (state.step) {
    case 'idle':
      return ''
    case 'running':
      return say.examplesRunning(state.done + 1, state.total)
    case 'finished':
      return say.examplesFinished(state.total)
    case 'failed':
      return say.examplesFailed(state.done, state.total)
  }
}
