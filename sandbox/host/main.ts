import type { AddIn } from './add-in.ts'
import { CLIENTS } from './clients/clients.ts'
import { createComposeForm } from './compose-form.ts'
import { candidateAt, draftFor, type Draft } from './drafts.ts'
import { connectExamples } from './examples.ts'
import { openLaunchEvents } from './launch/launch-events.ts'
import { checkBeforeSending } from './launch/send-check.ts'
import type { NoticeAction } from './notices.ts'
import { element, showTexts } from './page-elements.ts'
import { createPane, type Pane } from './pane.ts'
import { afterTyping } from './pause.ts'
import { draftAfter, type LeftMail } from './replies.ts'
import { isSendable, sendMessage } from './send.ts'
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
const client = () => CLIENTS[choices.client]
const recipients = afterTyping<Record<string, boolean>>((changedRecipientFields) =>
  events.begin('OnMessageRecipientsChanged', {
    type: 'olkRecipientsChanged',
    changedRecipientFields,
  }),
)
const form = createComposeForm({
  recipientsChanged(fields) {
    pane.fire('olkRecipientsChanged', [JSON.stringify(fields)])
    recipients.typed(fields)
  },
  fromChanged: () => void events.begin('OnMessageFromChanged'),
  noticePressed: openPaneFor,
  client,
  locale: () => choices.locale,
})
const pane: Pane = createPane(state.addIn, form.item, choices)
const events = openLaunchEvents(() => ({
  addIn: state.addIn,
  item: form.item,
  locale: choices.locale,
  client: client(),
}))
let lastSent: LeftMail | undefined

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
  reopenPane()
}

function mailsSent(): number {
  return Number(localStorage.getItem(MAIL_COUNT_KEY) ?? 0)
}

function beginNew() {
  beginMessage(draftFor(candidateAt(mailsSent()), choices.locale))
  if (client().firstFormat === 'text') switchFormat('text')
}

function beginAfter(kind: 'reply' | 'forward') {
  if (lastSent)
    beginMessage(draftAfter(kind, lastSent, { client: client(), locale: choices.locale }))
}

/** Nothing begun for the message that was open reaches the next one. */
function leaveMessage() {
  recipients.forget()
  events.stop()
}

function beginMessage(draft: Draft) {
  leaveMessage()
  form.begin(draft)
  choices.format = draft.format
  showChoices(choices)
  showSent(false)
  pane.open()
  events.begin('OnNewMessageCompose')
  element(`body-${draft.format}`).focus({ preventScroll: true })
}

/** A draft opened again raises no compose event (outlook-platform §1.1). */
function reopen() {
  leaveMessage()
  form.reopen()
  pane.open()
}

function switchFormat(format: Choices['format']) {
  choices.format = format
  showChoices(choices)
  form.item.body.switchTo(format)
}

function showSent(isSent: boolean) {
  element('compose').hidden = isSent
  element('sent').hidden = !isSent
}

async function send() {
  if (!isSendable(form, choices.locale)) return
  const compose = element('compose')
  compose.inert = true
  const { addIn } = state
  const verdict = await checkBeforeSending({ addIn, events, locale: choices.locale })
  if (verdict.go === 'send') await deliver()
  compose.inert = false
  if (verdict.go === 'open-pane') pane.open(verdict.context)
}

async function deliver() {
  const mail = await sendMessage(form, choices.locale)
  if (!mail) return
  lastSent = mail
  localStorage.setItem(MAIL_COUNT_KEY, String(mailsSent() + 1))
  pane.close()
  showSent(true)
  element('sent-to').focus()
}

/** Somebody else or another language begins anew, beside the same mail. */
function reopenPane() {
  if (!pane.isOpen()) return
  if (isWriting()) pane.open()
  else pane.openBesideSent()
}

function isWriting(): boolean {
  return !element('compose').hidden
}

/** A notice's button names the manifest's button whose pane it opens; another id does nothing. */
function openPaneFor({ commandId, contextData }: NoticeAction) {
  if (!state.addIn.paneCommands.includes(commandId)) return
  pane.open(JSON.stringify(contextData ?? {}))
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
  form.showLocale()
  examples.showLocale()
}

function changed(name: keyof Choices) {
  showLook()
  if (name === 'theme') return pane.showTheme()
  if (name === 'format') form.item.body.switchTo(choices.format)
  if (name === 'member') return void changeMember()
  const isFresh = isWriting() && !form.isTouched()
  if ((name === 'locale' || name === 'client') && isFresh) return beginNew()
  if (name === 'client' && isWriting()) return reopen()
  if (name === 'locale') reopenPane()
}

const examples = connectExamples(() => choices.locale)
connectSwitches(choices, changed)
element('send').addEventListener('click', () => void send())
element('reopen').addEventListener('click', reopen)
element('next').addEventListener('click', beginNew)
element('reply').addEventListener('click', () => beginAfter('reply'))
element('forward').addEventListener('click', () => beginAfter('forward'))
element('pane-beside-sent').addEventListener('click', () => pane.openBesideSent())
element('close-pane').addEventListener('click', () => pane.close())
element('toggle-pane').addEventListener('click', () => (pane.isOpen() ? pane.close() : pane.open()))
signInWith(state)
showLook()
beginNew()
