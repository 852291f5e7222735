import { named, type Element } from './element.ts'
import {
  askedSet,
  attribute,
  isAtLeast,
  resource,
  setNumber,
  type Manifest,
  type Version,
} from './manifest.ts'
import type { Rule } from './rule.ts'

/** Which version of Outlook's interface brought each event (Microsoft, “Activate add-ins with events”). */
const EVENT_SETS: Readonly<Record<string, string>> = {
  OnMessageSend: '1.12',
  OnNewMessageCompose: '1.10',
  OnMessageRecipientsChanged: '1.11',
  OnMessageFromChanged: '1.13',
}

/** The newest that an Exchange server of one's own knows. */
const EXCHANGE_SERVER_SET: [number, number] = [1, 5]

/** Block is missing on purpose: it would hold mails back whenever our server is away. */
const SEND_MODES = ['PromptUser', 'SoftBlock']

/** What runs by itself. A copy for an Exchange server of one's own has none of it. */
export const EVENT_RULES: readonly Rule[] = [
  {
    id: 'events',
    en: 'Version 1.1 names every event once, or none; version 1.0 names none',
    ja: 'イベントは、バージョン 1.1 にすべて1つずつ書くか、まったく書かない。1.0 には書かない',
    broken: ({ versions: [older, newer] }) => {
      const declared = eventsOf(newer)
      const missing = Object.keys(EVENT_SETS).filter((type) => !declared.includes(type))
      return [
        ...eventsOf(older),
        ...declared.filter((type, at) => !EVENT_SETS[type] || declared.indexOf(type) !== at),
        ...(declared.length > 0 ? missing : []),
      ]
    },
  },
  {
    id: 'requirements',
    en: 'Version 1.1 asks for what its events need; without events for what every Exchange server has',
    ja: 'バージョン 1.1 は、イベントに必要な要件を求める。イベントがなければ、すべての Exchange サーバーが満たす範囲にとどめる',
    broken: ({ versions: [, newer] }) => {
      if (!newer) return ['VersionOverridesV1_1']
      const asked = askedSet(newer.own)
      const events = eventsOf(newer)
      const fits =
        events.length > 0
          ? events.every((type) => isAtLeast(asked, setNumber(EVENT_SETS[type] ?? '')))
          : isAtLeast(EXCHANGE_SERVER_SET, asked)
      return fits ? [] : [`Mailbox ${asked.join('.')}`]
    },
  },
  {
    id: 'handlers',
    en: 'The launch-event file offers every function the manifest names, and no other',
    ja: 'イベントの関数名は、イベント用スクリプトが登録する名前と過不足なく一致させる',
    broken: ({ all }, { handlers }) => {
      const wanted = attribute('FunctionName', named('LaunchEvent', all))
      if (wanted.length === 0 || !handlers) return []
      return [
        ...wanted.filter((name) => !handlers.includes(name)),
        ...handlers.filter((name) => !wanted.includes(name)),
      ]
    },
  },
  {
    id: 'send-mode',
    en: 'Send may ask or hold, and only what the check objects to: PromptUser or SoftBlock, never Block',
    ja: '送信モードは PromptUser か SoftBlock を明記し、Block は使わない',
    broken: ({ all }) =>
      named('LaunchEvent', all)
        .filter(({ attributes: { Type, SendMode } }) =>
          Type === 'OnMessageSend'
            ? !SEND_MODES.includes(SendMode ?? 'SoftBlock unsaid')
            : SendMode !== undefined,
        )
        .map(({ attributes: { Type, SendMode } }) => `${Type} ${SendMode ?? '-'}`),
  },
  {
    id: 'runtime',
    en: 'Events run in launch-events.html, classic Outlook in launch-events.js beside it; their lifetime is short',
    ja: 'イベントは launch-events.html で動かし、従来の Outlook には同じ場所の launch-events.js を指定する。lifetime は short のみ',
    broken: (manifest) => manifest.versions.flatMap((version) => brokenRuntime(version)),
  },
  {
    id: 'allowed',
    en: 'The server lists the launch-event script as allowed',
    ja: 'イベント用スクリプトを、サーバーの許可リスト(.well-known)に載せる',
    broken: (manifest, { allowedScripts }) =>
      scriptsOf(manifest).filter((address) => !allowedScripts.includes(address)),
  },
]

/** The files classic Outlook for Windows runs without a page. */
export function scriptsOf({ versions }: Manifest): string[] {
  return versions.flatMap((version) =>
    named('Runtime', version.own)
      .flatMap(({ children }) => attribute('resid', children))
      .flatMap((id) => resource(version, id)?.attributes['DefaultValue'] ?? []),
  )
}

function eventsOf(version: Version | undefined): string[] {
  return attribute('Type', named('LaunchEvent', version?.own ?? []))
}

function brokenRuntime(version: Version): string[] {
  const points = named('ExtensionPoint', version.own).filter(
    ({ attributes }) => attributes['xsi:type'] === 'LaunchEvent',
  )
  const runtimes = named('Runtime', version.own)
  if (points.length === 0 && runtimes.length === 0) return []
  const pages = points.flatMap(({ children }) =>
    attribute('resid', named('SourceLocation', children)),
  )
  const [runtime] = runtimes
  const [override] = runtime?.children ?? []
  const sound =
    points.length === 1 &&
    runtimes.length === 1 &&
    pages.join() === runtime?.attributes['resid'] &&
    // A page that lives on would share its memory between mails.
    (runtime?.attributes['lifetime'] ?? 'short') === 'short' &&
    override?.attributes['type'] === 'javascript' &&
    endsWith(version, runtime, '/addin/launch-events.html') &&
    endsWith(version, override, '/addin/launch-events.js')
  return sound ? [] : ['Runtime']
}

function endsWith(version: Version, user: Element, path: string): boolean {
  const address = resource(version, user.attributes['resid'])?.attributes['DefaultValue'] ?? ''
  return URL.canParse(address) && new URL(address).pathname === path
}
