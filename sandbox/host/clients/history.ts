import type { Locale } from '../text.ts'
import type { SentMail } from './client.ts'

interface HeaderWords {
  from: string
  sent: string
  date: string
  to: string
  subject: string
}

/** The words of a quoted mail's header in Outlook; the colon stands apart in Japanese too. */
const WORDS: Record<Locale, HeaderWords> = {
  en: { from: 'From', sent: 'Sent', date: 'Date', to: 'To', subject: 'Subject' },
  ja: { from: '差出人', sent: '送信日時', date: '日付', to: '宛先', subject: '件名' },
}

/** The header of a quoted mail as label and value, with "Sent" as Windows and the web call it. */
export function headerOf(
  mail: SentMail,
  locale: Locale,
  moment: 'sent' | 'date' = 'sent',
): [label: string, value: string][] {
  const say = WORDS[locale]
  const at = mail.at.toLocaleString(locale === 'ja' ? 'ja-JP' : 'en-US', {
    dateStyle: 'full',
    timeStyle: 'short',
  })
  return [
    [say.from, mail.from],
    [say[moment], at],
    [say.to, mail.to],
    [say.subject, mail.subject],
  ]
}

/** Text as HTML shows it. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** The HTML of a quoted mail; one that was plain text becomes lines. */
export function historyBody({ html, text }: SentMail): string {
  return html ?? text.split('\n').map(escaped).join('<br>')
}

/** Ids of a quoted mail get a prefix, so that they are not the draft's own (§2). */
export function withPrefixedIds(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const element of body.querySelectorAll('[id]')) element.id = `x_${element.id}`
  return body.innerHTML
}
