import type { Locale } from '../../src/contract/locale.ts'

/** A mail's words; `{link}` lines stand alone so that every mail program makes them clickable. */
export interface MailText {
  subject: string
  /** Paragraphs and links in order. */
  parts: ({ line: string } | { link: string; label: string })[]
}

interface ConfirmFacts {
  employer: string
  agency: string
  confirmUrl: string
  withdrawUrl: string
  privacyContact: string
}

/** Asks the mailbox whether the form was its owner's; names nobody but the companies. */
export function confirmMail(locale: Locale, facts: ConfirmFacts): MailText {
  if (locale === 'ja') {
    return {
      subject: `${facts.agency}へのご登録の確定`,
      parts: [
        {
          line: `${facts.employer}のご案内ページで、このメールアドレスによるお申し込みがありました。`,
        },
        {
          line: 'まだどこにも情報は渡っていません。お申し込みになった方は、次のページで登録を確定してください(7日間有効)。',
        },
        { link: facts.confirmUrl, label: '登録を確定するページを開く' },
        {
          line: 'お心当たりのない場合は、お手続きは不要です。入力内容は7日後に削除されます。すぐに削除する場合、または登録後に同意を撤回する場合はこちらです。',
        },
        { link: facts.withdrawUrl, label: '同意を撤回・入力内容を削除' },
        { line: `お問い合わせ: ${facts.employer} 個人情報窓口 ${facts.privacyContact}` },
      ],
    }
  }
  return {
    subject: `Please confirm your registration with ${facts.agency}`,
    parts: [
      { line: `Somebody entered this address on ${facts.employer}'s page.` },
      {
        line: 'Nothing has been passed on to anyone. If it was you, please confirm on this page within 7 days.',
      },
      { link: facts.confirmUrl, label: 'Open the page to confirm' },
      {
        line: 'If it was not you, do nothing: the entry is deleted after 7 days. To delete it now, or to withdraw after registering:',
      },
      { link: facts.withdrawUrl, label: 'Withdraw or delete' },
      { line: `Questions: ${facts.employer}, privacy contact ${facts.privacyContact}` },
    ],
  }
}

interface RegisteredFacts {
  employer: string
  agency: string
  /** The exact text that was agreed to. */
  statement: string
  grantedOn: string
  textSha256: string
  /** Hashes of the pages with the form and with the confirmation, where they are kept. */
  pages: { offer?: string; confirmation?: string }
  withdrawUrl: string
  /** Where everything held is seen, downloaded and erased. */
  rightsUrl: string
  privacyContact: string
}

function pageLines({ pages }: RegisteredFacts, label: string) {
  const hashes = Object.values(pages)
  return hashes.length === 0 ? [] : [{ line: `(${label} SHA-256: ${hashes.join(', ')})` }]
}

/** The candidate's copy of what was agreed, with the way back out. */
export function registeredMail(locale: Locale, facts: RegisteredFacts): MailText {
  if (locale === 'ja') {
    return {
      subject: `${facts.agency}への登録を承りました`,
      parts: [
        { line: `${facts.agency}への登録を承りました。同社の担当者からご連絡があります。` },
        { line: `${facts.grantedOn}に同意いただいた内容:` },
        { line: facts.statement },
        { line: `(文面の識別値 SHA-256: ${facts.textSha256})` },
        ...pageLines(facts, 'ご覧いただいたページの識別値'),
        { line: '同意は次のページからいつでも撤回できます。撤回による不利益はありません。' },
        { link: facts.withdrawUrl, label: '同意を撤回' },
        { line: 'お預かりしている内容の確認、ダウンロード、消去は次のページでできます。' },
        { link: facts.rightsUrl, label: 'お預かりしている内容を見る' },
        { line: `お問い合わせ: ${facts.employer} 個人情報窓口 ${facts.privacyContact}` },
      ],
    }
  }
  return {
    subject: `You are registered with ${facts.agency}`,
    parts: [
      { line: `Your registration with ${facts.agency} is confirmed; an adviser will contact you.` },
      { line: `What you agreed to on ${facts.grantedOn}:` },
      { line: facts.statement },
      { line: `(Fingerprint of the text, SHA-256: ${facts.textSha256})` },
      ...pageLines(facts, 'Fingerprints of the pages you saw'),
      { line: 'You can withdraw at any time on this page, at no disadvantage.' },
      { link: facts.withdrawUrl, label: 'Withdraw' },
      { line: 'To see, download or erase what is held about you:' },
      { link: facts.rightsUrl, label: 'See what is held' },
      { line: `Questions: ${facts.employer}, privacy contact ${facts.privacyContact}` },
    ],
  }
}
