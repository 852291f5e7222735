import { isbot } from 'isbot'

/** How an open is labelled; every open is served, none is refused. */
export type OpenLabel = 'person' | 'probable' | 'machine'

/** What sent the request, as far as it says so itself. Kept instead of the user agent. */
export type AgentClass =
  'none' | 'declared_bot' | 'mail_program' | 'mobile_browser' | 'desktop_browser' | 'other'

/** What speaks for a machine, or is worth knowing beside; kept with the open. */
export type OpenHint =
  | 'prefetch'
  | 'scanner_network'
  | 'too_soon'
  | 'many_links'
  | 'retired_browser'
  | 'no_fetch_metadata'
  | 'no_navigation'
  | 'no_user_gesture'

/** One request for a link's page, with what is known about its circumstances. */
export interface OpenRequest {
  method: string
  userAgent: string | undefined
  /** `Sec-Purpose`, or what browsers sent before there was one. */
  purpose: string | undefined
  /** `Sec-Fetch-Mode` and `Sec-Fetch-User` (W3C Fetch Metadata). */
  fetchMode: string | undefined
  fetchUser: string | undefined
  /** Since the mail was let go, or since its link was made where that was not reported. */
  sinceSentMs: number
  /** The address is on the list of mail scanners' networks. */
  fromScanner: boolean
  /** The same address opened several other links within seconds. */
  manyLinks: boolean
}

export interface JudgedOpen {
  label: OpenLabel
  agent: AgentClass
  hints: readonly OpenHint[]
}

/** Sooner than this no mail has arrived and been read (domain rules §1.6). */
export const TOO_SOON_MS = 5_000

/** Hints that settle nothing: people's browsers also open links without a gesture of theirs. */
const NEUTRAL: ReadonlySet<OpenHint> = new Set(['no_user_gesture'])

/**
 * Label one open. Lists of user agents find none of the scanners that look at links in mails, since
 * these say they are ordinary browsers; so only what declares itself, or what no person's browser
 * does, is called a machine, and circumstances make an open no more than probable.
 *
 * `agent` is given where the caller knows it already: finding it is the slow part.
 */
export function judgeOpen(
  request: OpenRequest,
  agent: AgentClass = agentClass(request.userAgent),
): JudgedOpen {
  const hints = hintsOf(request)
  const certain =
    request.method !== 'GET' ||
    agent === 'none' ||
    agent === 'declared_bot' ||
    agent === 'mail_program' ||
    hints.includes('prefetch') ||
    hints.includes('scanner_network')
  if (certain) return { label: 'machine', agent, hints }
  const doubtful = hints.some((hint) => !NEUTRAL.has(hint))
  return { label: doubtful ? 'probable' : 'person', agent, hints }
}

/** Office looks at a link before it gives it to the browser. */
const MAIL_PROGRAM = /\b(ms-?office|Microsoft (Office|Outlook)|Thunderbird|Apple-Mail)\b/i

/** What a request says it comes from. */
export function agentClass(userAgent: string | undefined): AgentClass {
  if (!userAgent) return 'none'
  if (MAIL_PROGRAM.test(userAgent)) return 'mail_program'
  if (isbot(userAgent)) return 'declared_bot'
  if (/Mobile|Android|iPhone|iPad/.test(userAgent)) return 'mobile_browser'
  return userAgent.startsWith('Mozilla/') ? 'desktop_browser' : 'other'
}

function hintsOf(request: OpenRequest): OpenHint[] {
  const { userAgent = '', purpose = '', fetchMode, fetchUser } = request
  const hints: OpenHint[] = []
  if (/prefetch|preview|prerender/i.test(purpose)) hints.push('prefetch')
  if (request.fromScanner) hints.push('scanner_network')
  if (request.sinceSentMs < TOO_SOON_MS) hints.push('too_soon')
  if (request.manyLinks) hints.push('many_links')
  // Internet Explorer is gone, and lives on in scanners.
  if (/\b(MSIE|Trident)\b/.test(userAgent)) hints.push('retired_browser')
  if (fetchMode === undefined) {
    if (alwaysTellsFetchMetadata(userAgent)) hints.push('no_fetch_metadata')
  } else if (fetchMode !== 'navigate') hints.push('no_navigation')
  else if (fetchUser === undefined) hints.push('no_user_gesture')
  return hints
}

/** First versions that send Fetch Metadata with every request over https. */
const TELLING = [
  { browser: /\b(?:Chrome|Chromium)\/(\d+)/, since: 0 },
  { browser: /\bFirefox\/(\d+)/, since: 90 },
  { browser: /\bVersion\/(\d+\.\d+).*\bSafari\//, since: 16.4 },
] as const

/** Chrome of any version: one too old to send them (before 76) is no person's any more either. */
function alwaysTellsFetchMetadata(userAgent: string): boolean {
  return TELLING.some(({ browser, since }) => {
    const version = browser.exec(userAgent)?.[1]
    return version !== undefined && Number(version) >= since
  })
}
