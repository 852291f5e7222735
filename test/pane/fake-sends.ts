import { ApiError } from '../../src/api/api-error.ts'
import type { Revocation, Send } from '../../src/contract/sends.ts'
import { FakeSettings } from './fake-settings.ts'

const NOW = Date.UTC(2026, 10, 23, 5, 32)
const DAY_MS = 86_400_000

/** Two to a page, as the audit trail of the settings. */
const PAGE_SIZE = 2

export function sent(id: string, more: Partial<Send> = {}): Send {
  return {
    id,
    state: 'inserted',
    insertedAt: NOW,
    expiresAt: NOW + 90 * DAY_MS,
    agreementId: 'agreement-1',
    agreementVersion: 1,
    agencyShortName: 'Mirai',
    locale: 'ja',
    stage: null,
    position: null,
    leadVersion: null,
    mailbox: null,
    ...more,
  }
}

/** The mails of whoever is signed in. */
export class FakeSends extends FakeSettings {
  sentMails: Send[] = []
  /** Tokens of links that were asked about; a mail with such an id is theirs. */
  askedFor: string[] = []
  revocations: { which: Revocation; key: string }[] = []

  sends = async (before?: string) => {
    const from = before ? this.sentMails.findIndex(({ id }) => id === before) + 1 : 0
    const sends = this.sentMails.slice(from, from + PAGE_SIZE)
    return this.answer('sends', { sends, more: from + PAGE_SIZE < this.sentMails.length })
  }

  sendOf = async (token: string) => {
    this.askedFor.push(token)
    return this.answer(
      'sendOf',
      this.sentMails.find(({ id }) => id === token),
    )
  }

  revokeSend = async (which: Revocation, key: string) => {
    this.revocations.push({ which, key })
    this.answer('revokeSend', undefined)
    const found = this.sentMails.find(({ id }) => id === which.id)
    if (!found) throw new ApiError('not_found')
    const revoked = { ...found, state: 'revoked' as const }
    this.sentMails = this.sentMails.map((each) => (each.id === found.id ? revoked : each))
    return revoked
  }
}
