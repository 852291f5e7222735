import type { Stage } from '../../src/contract/lead.ts'
import type { RequestKind } from '../../src/contract/privacy.ts'
import type { OpenLabel } from '../domain/opens.ts'

/** The words of the pages on which candidates see, download and erase what is held about them. */
export interface RightsText {
  title: string
  lines: (employer: string) => string[]
  contactHeading: string
  noContact: string
  entered: string
  mailed: string
  state: {
    waiting: (date: string) => string
    confirmed: string
    ended: (date: string) => string
    lapsed: string
  }
  stateLabel: string
  consentHeading: string
  noConsent: string
  reference: string
  granted: string
  withdrawn: string
  /** It was never handed over, and will not be. */
  undelivered: string
  recipient: string
  representedBy: (name: string) => string
  licence: (number: string) => string
  items: string
  item: Record<string, string>
  provided: string
  told: string
  delivery: Record<
    'registration' | 'correction' | 'withdrawal' | 'erasure',
    { done: (date: string) => string; waiting: string; none: string; givenUp: string }
  >
  carried: string
  agencyTold: string
  /** What an agency says, by type without its prefix; as it stands where it is none of these. */
  agencySaid: Record<string, string>
  /** Why an agency turned a registration away. */
  agencyReason: Record<string, string>
  text: string
  textOf: (version: number, sha256: string) => string
  wholeText: string
  /** The pages whose buttons were pressed; for a correction with its day. */
  pages: { offer: string; confirmation: string; corrected: (date: string) => string }
  /** Before such a page. */
  copy: { lines: string[]; back: string }
  withdrawLink: string
  linksHeading: string
  noLinks: string
  link: (written: string, until: string) => string
  opened: (times: number) => string
  linkDetail: { position: string; stage: string; mailbox: string; lead: string; opened: string }
  stages: Record<Stage, string>
  lead: (version: number | null, ownWords: boolean | null) => string
  openedBy: Record<OpenLabel, string>
  requestsHeading: string
  request: Record<RequestKind, (received: string, due: string) => string>
  noOffersSince: (date: string) => string
  actsHeading: string
  downloadLink: string
  downloadHint: string
  eraseLink: string
  eraseHint: string
  seeHeld: string
  questions: (employer: string, contact: string) => string
  erase: { title: string; lines: string[]; redirectLines: string[]; button: string; back: string }
  erased: {
    title: string
    lines: (years: number) => string[]
    redirectLines: (years: number) => string[]
  }
  mail: {
    title: string
    lines: string[]
    field: string
    button: string
    back: string
    missing: string
    /** With the way back to the address that was typed. */
    sent: { title: string; lines: string[]; check: string }
    redirect: { title: string; lines: (employer: string, contact: string) => string[] }
  }
}
