import type { BodyKind, Field, MailItem } from '../../sandbox/host/mail-item-model.ts'
import type { Recipient } from '../../sandbox/host/recipients.ts'

/** A message being written, in memory: what the window shows, without a window. */
export function writtenMessage(kind: BodyKind = 'html') {
  const lines: Record<Field, Recipient[]> = { to: [], cc: [], bcc: [] }
  const shown = { subject: '', body: '', savedSettings: {} as Record<string, string> }
  const item: MailItem = {
    from: { name: 'Misaki Kato', address: 'misaki.kato@example.co.jp' },
    recipients: (field) => lines[field],
    setRecipients: (field, recipients) => void (lines[field] = recipients),
    subject: () => shown.subject,
    setSubject: (subject) => void (shown.subject = subject),
    body: {
      kind: () => kind,
      read: (as) => `${as}:${shown.body}`,
      write: (content) => void (shown.body = content),
      prepend: (content) => void (shown.body = content + shown.body),
      insertAtCursor: (content) => void (shown.body += content),
      selection: (as) => `${as}:selected`,
    },
    composeType: 'newMail',
    itemId: undefined,
    customProperties: {},
    headers: new Map(),
    sessionData: new Map(),
    isSessionDataReady: () => true,
    notifications: new Map(),
    notify: () => undefined,
    saveRoamingSettings: (settings) => void (shown.savedSettings = settings),
  }
  return { item, shown }
}
