import { createComposeForm } from './compose-form.ts'
import { candidateAt } from './drafts.ts'
import { connectExamples } from './examples.ts'
import { element, showTexts } from './page-elements.ts'
import { createPane, saveRoamingSettings, type AddIn, type Pane } from './pane.ts'
import { sendMessage } from './send.ts'
import { connectSwitches, readChoices, showChoices, type Choices } from './switches.ts'

/** Where the pane keeps its session; the sandbox signs in for whoever it is to be. */
const SESSION_KEY = 'career-relay.session'
/** Which candidate is next; a reload does not begin from the first again. */
const MAIL_COUNT_KEY = 'sandbox.mails-sent'

interface State {
  addIn: AddIn
  /** None while the companion server is being started again. */
  sessions: Partial<Record<Choices['member'], string>>
}

const state = await readState()
const choices = readChoices()
const form = createComposeForm({
  recipientsChanged: (fields) => pane.fire('olkRecipientsChanged', [JSON.stringify(fields)]),
  saveRoamingSettings,
})
const pane: Pane = createPane(state.addIn, form.item, choices)

async function readState(): Promise<State> {
  return (await (await fetch('/sandbox/state')).json()) as State
}

function signInWith({ sessions }: State) {
  const session = sessions[choices.member]
  if (session) localStorage.setItem(SESSION_KEY, session)
}

/** Whoever was signed out in the pane meanwhile is signed in anew. */
async function changeMember() {
  if (choices.member === 'nobody') localStorage.removeItem(SESSION_KEY)
  else signInWith(await readState())
  if (pane.isOpen()) pane.open()
}

function beginMessage() {
  const candidate = candidateAt(Number(localStorage.getItem(MAIL_COUNT_KEY) ?? 0))
  choices.format = 'html'
  showChoices(choices)
  form.begin(candidate, choices.locale)
  showSent(false)
  pane.open()
  element('body-html').focus({ preventScroll: true })
}

function showSent(isSent: boolean) {
  element('compose').hidden = isSent
  element('sent').hidden = !isSent
}

async function send() {
  const button = element<HTMLButtonElement>('send')
  button.disabled = true
  const isSent = await sendMessage(form, choices.locale)
  button.disabled = false
  if (!isSent) return
  localStorage.setItem(
    MAIL_COUNT_KEY,
    String(Number(localStorage.getItem(MAIL_COUNT_KEY) ?? 0) + 1),
  )
  pane.close()
  showSent(true)
  element('sent-to').focus()
}

/** The words and colours of everything outside the pane. */
function showLook() {
  showTexts(choices.locale)
  document.documentElement.dataset.theme = choices.theme
  const view = new URLSearchParams({ lang: choices.locale, theme: choices.theme })
  for (const place of document.querySelectorAll('.add-in-name')) {
    place.textContent = state.addIn.name[choices.locale]
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.mailbox-link')) {
    link.href = `/sandbox/mailbox?${view}`
  }
  element<HTMLAnchorElement>('desk-link').href = `/sandbox/agency?${view}`
}

function changed(name: keyof Choices) {
  showLook()
  if (name === 'theme') return pane.showTheme()
  if (name === 'format') form.item.body.switchTo(choices.format)
  if (name === 'member') return void changeMember()
  if (name === 'locale' && !form.isTouched() && !element('compose').hidden) return beginMessage()
  if (name !== 'format' && pane.isOpen()) pane.open()
}

connectSwitches(choices, changed)
connectExamples(() => choices.locale)
element('send').addEventListener('click', () => void send())
element('next').addEventListener('click', beginMessage)
element('close-pane').addEventListener('click', () => pane.close())
element('toggle-pane').addEventListener('click', () => (pane.isOpen() ? pane.close() : pane.open()))
signInWith(state)
showLook()
beginMessage()
