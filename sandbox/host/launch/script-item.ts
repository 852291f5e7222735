/** The message as the script runtime's `Office` shows it: the calls of a send check, no others. */

export type Invoke = (
  dispatchId: number,
  parameters: unknown,
  heard: (answer: unknown) => void,
) => void

interface Result {
  status: 'succeeded' | 'failed'
  value?: unknown
  error?: { code: number; name: string; message: string }
  asyncContext?: unknown
}

export type Callback = (result: Result) => void

/** What a call takes after its own arguments, in either order Outlook allows. */
type Rest = (Callback | { asyncContext?: unknown } | undefined)[]

interface HostAnswer {
  wasSuccessful: boolean
  errorCode?: number
  data?: unknown
}

interface HostAddress {
  name: string
  address: string
  recipientType: number
}

const COERCIONS: Record<string, number> = { text: 0, html: 3 }
const NOTICE_TYPES: Record<string, number> = {
  informationalMessage: 0,
  progressIndicator: 1,
  errorMessage: 2,
  insightMessage: 3,
}
const RECIPIENT_TYPES = ['other', 'distributionList', 'user', 'externalUser']
const NOT_SUPPORTED = 5000

/** `Office.context.mailbox.item` over the host's numbered calls. */
export function itemOver(invoke: Invoke): object {
  function ask(dispatchId: number, parameters: unknown, rest: Rest, read = same) {
    const callback = rest.find((one): one is Callback => typeof one === 'function')
    const options = rest.find((one) => typeof one === 'object')
    const asyncContext = options?.asyncContext
    invoke(dispatchId, parameters, (given) => {
      const answer = given as HostAnswer
      callback?.(
        answer.wasSuccessful
          ? { status: 'succeeded', value: read(answer.data), asyncContext }
          : { status: 'failed', error: errorOf(answer.errorCode), asyncContext },
      )
    })
  }
  const field = (recipientField: number) => ({
    getAsync: (...rest: Rest) =>
      ask(15, { recipientField }, rest, (people) => (people as HostAddress[]).map(addressOf)),
  })
  const notice = (key: string, details: Record<string, unknown>) => ({
    ...details,
    key,
    type: NOTICE_TYPES[String(details.type)],
  })

  return {
    itemType: 'message',
    to: field(0),
    cc: field(1),
    bcc: field(2),
    from: {
      getAsync: (...rest: Rest) =>
        ask(107, undefined, rest, (person) => addressOf(person as HostAddress)),
    },
    subject: { getAsync: (...rest: Rest) => ask(18, undefined, rest) },
    body: {
      getTypeAsync: (...rest: Rest) => ask(14, undefined, rest),
      getAsync: (type: string, ...rest: Rest) => ask(37, { coercionType: COERCIONS[type] }, rest),
    },
    notificationMessages: {
      addAsync: (key: string, details: Record<string, unknown>, ...rest: Rest) =>
        ask(33, notice(key, details), rest),
      replaceAsync: (key: string, details: Record<string, unknown>, ...rest: Rest) =>
        ask(35, notice(key, details), rest),
      removeAsync: (key: string, ...rest: Rest) => ask(36, { key }, rest),
      getAllAsync: (...rest: Rest) => ask(34, undefined, rest),
    },
    sessionData: {
      getAsync: (name: string, ...rest: Rest) => ask(186, { name }, rest),
      setAsync: (name: string, value: string, ...rest: Rest) => ask(185, { name, value }, rest),
    },
  }
}

function same(value: unknown): unknown {
  return value
}

function addressOf({ name, address, recipientType }: HostAddress): object {
  return {
    displayName: name,
    emailAddress: address,
    recipientType: RECIPIENT_TYPES[recipientType] ?? 'other',
  }
}

function errorOf(code = NOT_SUPPORTED): { code: number; name: string; message: string } {
  return { code, name: `Error ${code}`, message: `Outlook answered with error ${code}.` }
}
