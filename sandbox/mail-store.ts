import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser, type AddressObject } from 'mailparser'

/** One delivered mail, parsed back from what went over the wire. */
export interface StoredMail {
  id: string
  receivedAt: Date
  from: string
  /** Everyone it was delivered to, Bcc included. */
  recipients: string[]
  to: string
  subject: string
  text: string
  html: string | undefined
}

export interface Envelope {
  sender: string
  recipients: string[]
}

export interface MailStore {
  add(envelope: Envelope, raw: Buffer, now: Date): string
  /** Newest first. */
  list(): Promise<StoredMail[]>
  find(id: string): Promise<StoredMail | undefined>
  /** Resolves with the first mail for an address that arrives after a known one, or undefined. */
  waitFor(recipient: string, timeoutMs: number): Promise<StoredMail | undefined>
}

/** Older mails stay on the disk; a list of more than this helps nobody. */
const LISTED_MAILS = 300

/** Keep every mail as an .eml file, so that it is there after a restart and other tools read it. */
export function openMailStore(folder: string): MailStore {
  mkdirSync(folder, { recursive: true })
  const ids = readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => name.slice(0, -'.eml'.length))
    .sort()
  const parsed = new Map<string, Promise<StoredMail>>()
  const waiting = new Set<(mail: StoredMail) => void>()

  function read(id: string): Promise<StoredMail> {
    const known = parsed.get(id) ?? parseMail(id, readFileSync(join(folder, `${id}.eml`)))
    parsed.set(id, known)
    return known
  }

  return {
    add({ sender, recipients }, raw, now) {
      const id = `${now.toISOString().replaceAll(/[:.]/g, '-')}-${randomBytes(4).toString('hex')}`
      const delivered = recipients.map((address) => `Delivered-To: ${address}\r\n`).join('')
      const draft = join(folder, `${id}.part`)
      writeFileSync(
        draft,
        Buffer.concat([Buffer.from(`Return-Path: <${sender}>\r\n${delivered}`), raw]),
      )
      renameSync(draft, join(folder, `${id}.eml`))
      ids.push(id)
      if (waiting.size > 0) void read(id).then((mail) => waiting.forEach((tell) => tell(mail)))
      return id
    },
    list: () => Promise.all(ids.slice(-LISTED_MAILS).reverse().map(read)),
    async find(id) {
      return ids.includes(id) ? read(id) : undefined
    },
    waitFor(recipient, timeoutMs) {
      return new Promise((resolve) => {
        const timer = setTimeout(() => finish(undefined), timeoutMs)
        function hear(mail: StoredMail) {
          if (mail.recipients.includes(recipient)) finish(mail)
        }
        function finish(mail: StoredMail | undefined) {
          clearTimeout(timer)
          waiting.delete(hear)
          resolve(mail)
        }
        waiting.add(hear)
      })
    },
  }
}

async function parseMail(id: string, raw: Buffer): Promise<StoredMail> {
  const mail = await simpleParser(raw, { skipTextToHtml: true, skipImageLinks: true })
  const delivered = mail.headers.get('delivered-to')
  const recipients = (Array.isArray(delivered) ? delivered : [delivered]).flatMap(addressesOf)
  const [, day, hour, minute, second, fraction] = id.match(ID_PATTERN) ?? []
  return {
    id,
    receivedAt: new Date(`${day}T${hour}:${minute}:${second}.${fraction}Z`),
    from: textOf(mail.from),
    recipients,
    to: textOf(mail.to),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || undefined,
  }
}

const ID_PATTERN = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z-/

function textOf(addresses: AddressObject | AddressObject[] | undefined): string {
  return [addresses ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .map(({ name, address = '' }) => (name ? `${name} <${address}>` : address))
    .join(', ')
}

/** mailparser gives this header as text or as an address object, as it sees fit. */
function addressesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return (value as AddressObject | undefined)?.value?.map(({ address }) => address ?? '') ?? []
}
