import { beforeAll, describe, expect, test } from '@jest/globals'
import { blockFor, KENJI } from '../message/example-block.ts'
import { bareOutlook, CALLS, type Surroundings } from './bare-outlook.ts'
import { buildSendCheck } from './built.ts'

let script = ''
beforeAll(() => {
  script = buildSendCheck().script
}, 60_000)

/** A mail that is asked about when all goes well. */
const WRONG = { body: blockFor().html, to: [KENJI] }
const RIGHT = { body: blockFor().html }
const LET_GO = [{ allowEvent: true }]

type Call = (...words: unknown[]) => unknown
const last = (words: unknown[]) => words.at(-1) as (result: unknown) => void

const FAILURES: [string, Call][] = [
  ['never answers', () => undefined],
  [
    'throws',
    () => {
      throw new Error('Permission denied')
    },
  ],
  ['fails', (...words) => last(words)({ status: 'failed', error: { code: 5001 } })],
  ['answers with nothing', (...words) => last(words)(undefined)],
  ['answers without a value', (...words) => last(words)({ status: 'succeeded' })],
  ['answers with a number', (...words) => last(words)({ status: 'succeeded', value: 42 })],
]

const HANDLERS = [
  'onMessageSendHandler',
  'onNewMessageComposeHandler',
  'onMessageRecipientsChangedHandler',
  'onMessageFromChangedHandler',
]

/** What may well be nothing: without a subject or a type the mail is still judged, as text. */
const HARMLESS = ['subject.getAsync', 'body.getTypeAsync']

test('a mail that should be asked about is, when nothing fails', () => {
  expect(bareOutlook(script, WRONG).send()).toMatchObject([{ allowEvent: false }])
})

describe.each(CALLS.slice(1))('when %s', (call) => {
  test.each(FAILURES)('%s, every event ends once and no mail is held', (how, broken) => {
    for (const name of HANDLERS) {
      const outlook = bareOutlook(script, WRONG, { broken: { [call]: broken } })
      const ended = outlook.run(name)
      outlook.wait()
      expect(ended).toHaveLength(1)
      const judged = HARMLESS.includes(call) && /without|number/.test(how)
      if (!judged && name === HANDLERS[0]) expect(ended).toEqual(LET_GO)
    }
  })

  test('answers twice, the event ends once and the mail is still read whole', () => {
    const isBody = call === 'body.getAsync'
    const value = call === 'body.getTypeAsync' ? 'html' : isBody ? WRONG.body : []
    const twice: Call = (...words) => {
      last(words)({ status: 'succeeded', value })
      last(words)({ status: 'succeeded', value })
    }
    // The body comes when everything else is there, as from clients that delay it.
    const waiting: (() => void)[] = []
    const late: Call = (...words) => {
      waiting.push(() => (isBody ? twice : once)(...words))
    }
    const once: Call = (...words) => last(words)({ status: 'succeeded', value: WRONG.body })
    const broken = { [call]: twice, 'body.getAsync': late }
    const outlook = bareOutlook(script, WRONG, { broken })
    const ended = outlook.send()
    expect(ended).toEqual([])
    waiting.forEach((answer) => answer())
    outlook.wait()
    expect(ended).toMatchObject([{ allowEvent: false }])
  })

  test('answers after three seconds, the mail has gone by then', () => {
    let answer: (() => void) | undefined
    const late: Call = (...words) => {
      answer = () => last(words)({ status: 'succeeded', value: [] })
    }
    const outlook = bareOutlook(script, WRONG, { broken: { [call]: late } })
    const ended = outlook.send()
    expect(ended).toEqual([])
    outlook.wait()
    answer?.()
    expect(ended).toEqual(LET_GO)
  })
})

describe('a mail is let go at once', () => {
  test.each<[string, Surroundings]>([
    ['where the pane never left its settings', { settings: undefined }],
    ['where they are null', { settings: null }],
    ['where they are a text', { settings: '{"linkOrigin":"x"}' }],
    ['where they are empty', { settings: {} }],
    ['where they hold garbage', { settings: { linkOrigin: 7, internalDomains: 'x' } }],
    [
      'where reading them throws',
      {
        broken: {
          'roamingSettings.get': () => {
            throw new Error('no')
          },
        },
      },
    ],
  ])('%s', (_, around) => {
    expect(bareOutlook(script, WRONG, around).send()).toEqual(LET_GO)
  })

  test('where there is no clock, and still asked about', () => {
    const globals = { setTimeout: undefined }
    expect(bareOutlook(script, RIGHT, { globals }).send()).toEqual(LET_GO)
    expect(bareOutlook(script, WRONG, { globals }).send()).toMatchObject([{ allowEvent: false }])
  })

  test('where a client refuses the options of the prompt', () => {
    const outlook = bareOutlook(script, WRONG)
    const ended: object[] = []
    outlook.deliver('onMessageSendHandler', {
      completed: (options: { allowEvent?: boolean }) => {
        if (options.allowEvent === false) throw new Error('cancelLabel is not supported')
        ended.push(options)
      },
    })
    expect(ended).toEqual(LET_GO)
  })

  test('where a client knows no Bcc', () => {
    const outlook = bareOutlook(script, RIGHT, { without: ['bcc'] })
    expect(outlook.send()).toEqual(LET_GO)
    expect(bareOutlook(script, WRONG, { without: ['bcc'] }).send()).toMatchObject([
      { allowEvent: false },
    ])
  })
})

describe('the report that a mail was let go', () => {
  const reports = (mail: typeof RIGHT, fetch: unknown) => {
    const made: unknown[][] = []
    const globals = {
      URLSearchParams,
      fetch: (...words: unknown[]) => {
        made.push(words)
        return typeof fetch === 'function' ? (fetch as Call)() : fetch
      },
    }
    const ended = bareOutlook(script, mail, { globals }).send()
    return { made, ended }
  }

  test('carries the token and nothing else, and nobody waits for it', () => {
    const { made, ended } = reports(RIGHT, new Promise(() => undefined))
    expect(ended).toEqual(LET_GO)
    const [[url, options]] = made as [[string, { method: string; body: URLSearchParams }]]
    expect(url).toBe('https://relay.example.co.jp/r/released')
    expect([options.method, String(options.body)]).toEqual(['POST', 'token=AbCdEfGhIjKlMnOpQrStU0'])
    expect(made).toHaveLength(1)
  })

  test('is not made when a person is asked, nor without a link', () => {
    expect(reports(WRONG, Promise.resolve()).made).toEqual([])
    expect(reports({ body: '' }, Promise.resolve()).made).toEqual([])
  })

  test.each([
    [
      'throws',
      () => {
        throw new Error('no network')
      },
    ],
    ['answers with nothing', undefined],
    ['is refused', Promise.reject(new Error('offline'))],
  ])('holds nothing up when fetch %s', (_, fetch) => {
    expect(reports(RIGHT, fetch).ended).toEqual(LET_GO)
  })
})

test('settings of the mailbox are all that is read before they are found missing', () => {
  const outlook = bareOutlook(script, WRONG, { settings: undefined })
  outlook.send()
  expect(outlook.called).toEqual(['roamingSettings.get'])
})
