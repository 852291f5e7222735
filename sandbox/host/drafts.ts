import type { BodyKind } from './mail-item-model.ts'
import { OWN_MAILBOX } from './mailboxes.ts'
import type { Recipient } from './recipients.ts'
import type { Locale } from './text.ts'

/** A message as it stands when its window opens. */
export interface Draft {
  kind: 'newMail' | 'reply' | 'forward'
  /** The address in From. */
  sender: string
  to: Recipient[]
  subject: string
  format: BodyKind
  content: string
}

/** A candidate of the example company; nobody real, and no address that could be. */
export interface Candidate {
  name: Record<Locale, string>
  address: string
  position: Record<Locale, string>
}

const COMPANY = { ja: '株式会社サンプル工業', en: 'Sample Industries' } as const

const SALES = { ja: '営業企画', en: 'Sales Planner' }
const DESIGN = { ja: '機械設計', en: 'Mechanical Designer' }
const QUALITY = { ja: '品質管理', en: 'Quality Engineer' }
const FINANCE = { ja: '経理', en: 'Accountant' }

const CANDIDATES: Candidate[] = [
  candidate('佐藤 花子', 'Hanako Sato', 'hanako.sato@example.com', SALES),
  candidate('鈴木 太郎', 'Taro Suzuki', 'taro.suzuki@example.net', DESIGN),
  candidate('高橋 由美', 'Yumi Takahashi', 'yumi.takahashi@example.org', FINANCE),
  candidate('伊藤 健', 'Ken Ito', 'ken.ito@example.com', QUALITY),
  candidate('渡辺 さくら', 'Sakura Watanabe', 'sakura.watanabe@example.net', SALES),
  candidate('山本 大輔', 'Daisuke Yamamoto', 'daisuke.yamamoto@example.org', DESIGN),
  candidate('中村 恵', 'Megumi Nakamura', 'megumi.nakamura@example.com', FINANCE),
  candidate('小林 誠司', 'Seiji Kobayashi', 'seiji.kobayashi@example.net', QUALITY),
  candidate('吉田 真央', 'Mao Yoshida', 'mao.yoshida@example.org', SALES),
  candidate('山田 直樹', 'Naoki Yamada', 'naoki.yamada@example.com', DESIGN),
  candidate('佐々木 葵', 'Aoi Sasaki', 'aoi.sasaki@example.net', FINANCE),
  candidate('松本 翔', 'Sho Matsumoto', 'sho.matsumoto@example.org', QUALITY),
]

function candidate(
  ja: string,
  en: string,
  address: string,
  position: Candidate['position'],
): Candidate {
  return { name: { ja, en }, address, position }
}

/** The candidate of the n-th mail; after the last name the list begins anew with new addresses. */
export function candidateAt(index: number): Candidate {
  const known = CANDIDATES[index % CANDIDATES.length] ?? CANDIDATES[0]
  const round = Math.floor(index / CANDIDATES.length)
  if (!known) throw new Error('There are no candidates')
  return round === 0 ? known : { ...known, address: known.address.replace('@', `${round + 1}@`) }
}

/** A rejection mail half written: result and thanks stand, the caret waits before the signature. */
export function draftFor(candidate: Candidate, locale: Locale): Draft {
  const { subject, html } = locale === 'ja' ? japaneseDraft(candidate) : englishDraft(candidate)
  return {
    kind: 'newMail',
    sender: OWN_MAILBOX.address,
    to: [{ name: candidate.name[locale], address: candidate.address }],
    subject,
    format: 'html',
    content: html,
  }
}

/** The lines under a letter. */
export function signatureHtml(locale: Locale): string {
  return signatureLines(locale).join('<br>')
}

export function signatureText(locale: Locale): string {
  return signatureLines(locale).join('\n')
}

function signatureLines(locale: Locale): string[] {
  const { name, address } = OWN_MAILBOX
  return locale === 'ja'
    ? [`${COMPANY.ja} 人事部`, name.ja, address]
    : [name.en, `Human Resources, ${COMPANY.en}`, address]
}

function japaneseDraft({ name, position }: Candidate) {
  const family = name.ja.split(' ')[0]
  return {
    subject: `選考結果のご連絡（${COMPANY.ja}）`,
    html: letter([
      `${name.ja} 様`,
      `お世話になっております。${COMPANY.ja} 人事部の${OWN_MAILBOX.name.ja.replace(' ', '')}です。<br>
       このたびは${position.ja}職の選考にご応募いただき、面接にもお時間をいただきまして、誠にありがとうございました。`,
      `慎重に検討いたしました結果、誠に残念ながら、今回は採用を見送らせていただくこととなりました。ご期待に沿えず申し訳ございません。`,
      `末筆ではございますが、${family}様の今後のご活躍を心よりお祈り申し上げます。`,
      EMPTY,
      signatureHtml('ja'),
    ]),
  }
}

function englishDraft({ name, position }: Candidate) {
  const given = name.en.split(' ')[0]
  return {
    subject: `Your application to ${COMPANY.en}`,
    html: letter([
      `Dear ${given},`,
      `Thank you for applying for the position of ${position.en}, and for the time you gave us in the interviews.`,
      `After careful consideration we have decided not to take your application further. We are sorry to have no better news.`,
      `We wish you every success in your next steps.`,
      EMPTY,
      signatureHtml('en'),
    ]),
  }
}

const EMPTY = ''

function letter(paragraphs: string[]): string {
  return paragraphs
    .map((text) =>
      text === EMPTY ? '<p data-cursor><br></p>' : `<p>${text.replace(/\n\s*/g, '')}</p>`,
    )
    .join('')
}
