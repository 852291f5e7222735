import { isClientName, type ClientName } from './clients/clients.ts'
import { element } from './page-elements.ts'
import type { Locale } from './text.ts'

/** What the person at the sandbox chose; kept in the browser, since it is theirs. */
export interface Choices {
  locale: Locale
  theme: 'light' | 'dark'
  format: 'html' | 'text'
  member: 'manager' | 'recruiter' | 'nobody'
  client: ClientName
}

const STORAGE_KEY = 'sandbox.choices'

/** The choices as they stand: those made before, else what the browser prefers. */
export function readChoices(): Choices {
  const stored = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}') as Partial<Choices>
  return {
    locale: /^ja\b/i.test(navigator.language) ? 'ja' : 'en',
    theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    member: 'manager',
    ...stored,
    client: clientOf(stored),
    // Every message says itself how it begins.
    format: 'html',
  }
}

/** The address decides before what was chosen earlier, so that a link can name a client. */
function clientOf(stored: Partial<Choices>): ClientName {
  const asked = new URLSearchParams(location.search).get('client') ?? stored.client ?? null
  return isClientName(asked) ? asked : 'web'
}

/** Show the choices in the switches and tell about every change. */
export function connectSwitches(choices: Choices, changed: (name: keyof Choices) => void): void {
  const form = element<HTMLFormElement>('switches')
  showChoices(choices)
  form.addEventListener('change', (event) => {
    const { name, value } = event.target as HTMLInputElement | HTMLSelectElement
    Object.assign(choices, { [name]: value })
    localStorage.setItem(STORAGE_KEY, JSON.stringify(choices))
    changed(name as keyof Choices)
  })
}

/** Bring the switches in line with choices that were changed by something else. */
export function showChoices(choices: Choices): void {
  const form = element<HTMLFormElement>('switches')
  for (const input of form.querySelectorAll('input')) {
    input.checked = choices[input.name as keyof Choices] === input.value
  }
  for (const select of form.querySelectorAll('select')) {
    select.value = choices[select.name as keyof Choices]
  }
}
