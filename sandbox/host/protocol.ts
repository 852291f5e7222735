/**
 * The host's half of the conversation office.js holds with Outlook on the web: JSON over
 * postMessage. What a call means is decided elsewhere; here it is only carried.
 */

import { WAYS_OUT, type WayOut } from './ways-out.ts'

/** Answers to what an add-in asks; each returns at once or a little later. */
export interface Answers {
  appContext(): Record<string, unknown>
  /** The item as the add-in first sees it; null when there is none. */
  initialData(): unknown
  /** Outlook's own calls, by number. */
  method(dispatchId: number, parameters: unknown): unknown
  /** Calls all Office applications share, by number. */
  command(dispatchId: number, parameters: Record<string, unknown>): unknown
  /** The keyboard wants out of the frame. */
  leaves?(way: WayOut): void
  /** Told when the add-in begins to listen to an event. */
  listens?(event: string): void
}

export interface AddInPage {
  url: string
  addInId: string
  locale: string
}

export interface OpenAddIn {
  frame: HTMLIFrameElement
  /** Tell the add-in about an event; nothing happens when it does not listen. */
  fire(event: string, payload: unknown): void
  close(): void
}

interface Message {
  _actionName: string
  _actionType: number
  _conversationId: string
  _correlationId: number
  _data: Record<string, unknown>
}

const INVOKE = 0
const REGISTER_EVENT = 1
const REPLY = { _messageType: 1, _responseType: 0 }
const EVENT = { _messageType: 1, _responseType: 1 }

/** hostInfo's flag for an add-in from outside the organisation. */
const PUBLIC_ADD_IN = 16

let conversations = 0

/** Open an add-in's page in a frame and answer it for as long as it stays open. */
export function openAddIn(frame: HTMLIFrameElement, page: AddInPage, answers: Answers): OpenAddIn {
  const conversation = `sandbox-${Date.now()}-${(conversations += 1)}`
  const listeners = new Map<string, number>()

  function post(head: object, to: Pick<Message, '_actionName' | '_correlationId'>, data: unknown) {
    const message = {
      ...head,
      _actionName: to._actionName,
      _conversationId: conversation,
      _correlationId: to._correlationId,
      _errorCode: 0,
      _data: data,
      _origin: location.origin,
      _serializerVersion: 1,
    }
    frame.contentWindow?.postMessage(JSON.stringify(message), location.origin)
  }

  async function hear(event: MessageEvent) {
    if (event.source !== frame.contentWindow || event.origin !== location.origin) return
    const message = parsed(event.data)
    if (message?._conversationId !== conversation) return
    if (message._actionType !== INVOKE) {
      const isBeginning = message._actionType === REGISTER_EVENT
      if (isBeginning) listeners.set(message._actionName, message._correlationId)
      else listeners.delete(message._actionName)
      post(REPLY, message, { Error: 0 })
      if (isBeginning) answers.listens?.(message._actionName)
      return
    }
    // A page that was reloaded inside the frame begins anew.
    if (message._actionName === 'ContextActivationManager_getAppContextAsync') listeners.clear()
    post(REPLY, message, await answerTo(message, answers))
  }

  const listen = (event: MessageEvent) => void hear(event)
  window.addEventListener('message', listen)
  frame.name = frameName(conversation, page)
  frame.src = page.url

  return {
    frame,
    fire(event, payload) {
      const correlation = listeners.get(event)
      if (correlation !== undefined)
        post(EVENT, { _actionName: event, _correlationId: correlation }, payload)
    },
    close() {
      window.removeEventListener('message', listen)
      frame.remove()
    },
  }
}

async function answerTo(message: Message, answers: Answers): Promise<unknown> {
  const { _actionName: action, _data: data } = message
  switch (action) {
    case 'ContextActivationManager_getAppContextAsync':
      return answers.appContext()
    case 'GetInitialData':
      return answers.initialData()
    case 'ExecuteMethod':
      return answers.method(dispatchIdOf(data.MethodData), data.ApiParams)
    case 'executeMethod': {
      const { DdaMethod, ...parameters } = data
      return {
        Version: 1,
        Error: 0,
        ...((await answers.command(dispatchIdOf(DdaMethod), parameters)) as object),
      }
    }
    case 'ContextActivationManager_notifyHost': {
      const way = WAYS_OUT[Number(data[1])]
      if (way) answers.leaves?.(way)
      return null
    }
    default:
      // Other keys and window requests: Outlook acts on them, the stand-in has nothing to do.
      return null
  }
}

/** What office.js reads from window.name before anything else. */
function frameName(conversation: string, { addInId, locale }: AddInPage): string {
  return JSON.stringify({
    baseFrameName: `_xdm_${conversation}`,
    hostInfo: [
      'Outlook',
      'Web',
      '16.01',
      locale,
      conversation,
      '',
      'disableLogging',
      PUBLIC_ADD_IN,
    ].join('$'),
    xdmInfo: [conversation, addInId, `${location.origin}/`].join('|'),
    serializerVersion: 1,
    flights: '[]',
  })
}

function dispatchIdOf(method: unknown): number {
  return (method as { DispatchId: number }).DispatchId
}

/** Other things post messages too; only ours are JSON objects. */
function parsed(data: unknown): Message | undefined {
  try {
    return JSON.parse(String(data)) as Message
  } catch {
    return undefined
  }
}
