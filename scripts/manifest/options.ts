import { parseArgs } from 'node:util'
import { isLocalHost } from '../../server/config.ts'
import type { Deployment, SendMode } from './deployable.ts'

export interface Options {
  deployment: Deployment
  /** A file; `-` is standard output; undefined the usual place. */
  output: string | undefined
}

/** Why a command line is not followed; the sentence for each stands in `text.ts`. */
export type Refusal =
  | { because: 'help' }
  | { because: 'usage'; reason: string }
  | { because: 'noOrigin' }
  | {
      because: 'notHttps' | 'notAnOrigin' | 'local' | 'block' | 'sendMode' | 'id' | 'supportUrl'
      value: string
    }

/** What the words after `npm run manifest --` ask for, or why not. */
export function readOptions(words: readonly string[]): Options | Refusal {
  const given = parsed(words)
  if ('because' in given) return given
  if (given.help) return { because: 'help' }
  if (!given.origin) return { because: 'noOrigin' }
  const origin = readOrigin(given.origin, given['allow-localhost'] ?? false)
  if (typeof origin !== 'string') return origin
  const sendMode = given['send-mode'] ?? 'PromptUser'
  if (/^block$/i.test(sendMode)) return { because: 'block', value: sendMode }
  if (!isSendMode(sendMode)) return { because: 'sendMode', value: sendMode }
  const id = given.id?.toLowerCase()
  if (id !== undefined && !GUID.test(id)) return { because: 'id', value: id }
  const supportUrl = given['support-url']
  if (supportUrl !== undefined && !isHttps(supportUrl)) {
    return { because: 'supportUrl', value: supportUrl }
  }
  const exchangeServer = given['exchange-server'] ?? false
  return { deployment: { origin, sendMode, id, supportUrl, exchangeServer }, output: given.output }
}

function parsed(words: readonly string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    return parseArgs({
      args: [...words],
      options: {
        origin: text,
        'allow-localhost': flag,
        'send-mode': text,
        id: text,
        'support-url': text,
        'exchange-server': flag,
        output: text,
        help: { ...flag, short: 'h' },
      },
    }).values
  } catch (error) {
    return { because: 'usage', reason: (error as Error).message } as const
  }
}

function readOrigin(value: string, localAllowed: boolean): string | Refusal {
  if (/^http:/i.test(value)) return { because: 'notHttps', value }
  if (!isHttps(value)) return { because: 'notAnOrigin', value }
  const { origin, hostname, pathname, search, hash, username, password } = new URL(value)
  if (pathname + search + hash + username + password !== '/')
    return { because: 'notAnOrigin', value }
  if (isLocalHost(hostname) && !localAllowed) return { because: 'local', value: origin }
  return origin
}

function isHttps(value: string): boolean {
  return /^https:\/\//i.test(value) && URL.canParse(value)
}

function isSendMode(value: string): value is SendMode {
  return value === 'PromptUser' || value === 'SoftBlock'
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
