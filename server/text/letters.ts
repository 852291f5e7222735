import type { Locale } from '../../src/contract/locale.ts'
import type { MailText } from './mails.ts'

interface Parties {
  employer: string
  agency: string
  privacyContact: string
}

/** The way to one's rights again, for somebody who lost the first mail. */
export function rightsMail(locale: Locale, facts: Parties & { rightsUrl: string }): MailText {
  const { employer, rightsUrl, privacyContact } = facts
  if (locale === 'ja') {
    return {
      subject: `${employer}のご案内へのご登録について`,
      parts: [
        {
          line: `${employer}のご案内ページで、このアドレスへの再送のお申し込みがありました。`,
        },
        {
          line: '次のページで、お預かりしている内容の確認、同意の撤回、データの受け取り、消去ができます。',
        },
        { link: rightsUrl, label: 'お預かりしている内容を見る' },
        { line: 'お心当たりのない場合は、お手続きは不要です。このメールを破棄してください。' },
        { line: `お問い合わせ: ${employer} 個人情報窓口 ${privacyContact}` },
      ],
    }
  }
  return {
    subject: `Your registration through ${employer}`,
    parts: [
      { line: `Somebody on ${employer}'s page asked for this mail to be sent to this address.` },
      {
        line: 'On this page you can see what is held about you, withdraw, download it, or have it erased:',
      },
      { link: rightsUrl, label: 'See what is held' },
      { line: 'If it was not you, there is nothing to do. Please discard this mail.' },
      { line: `Questions: ${employer}, privacy contact ${privacyContact}` },
    ],
  }
}

/** Confirms a correction; what was corrected stands on the page alone. */
export function correctedMail(
  locale: Locale,
  facts: Parties & { correctedOn: string; rightsUrl: string },
): MailText {
  const { employer, agency, correctedOn, rightsUrl, privacyContact } = facts
  if (locale === 'ja') {
    return {
      subject: 'ご登録の内容を訂正しました',
      parts: [
        {
          line: `ご請求により、${correctedOn}にご登録の内容を訂正しました。${agency}には訂正後の内容をお渡しします。`,
        },
        { line: '訂正後の内容は次のページでご確認ください。' },
        { link: rightsUrl, label: 'お預かりしている内容を見る' },
        {
          line: `お心当たりのない場合は、お知らせください。${employer} 個人情報窓口 ${privacyContact}`,
        },
      ],
    }
  }
  return {
    subject: 'Your details were corrected',
    parts: [
      {
        line: `As you asked, what you had entered was corrected on ${correctedOn}. ${agency} is sent the corrected details.`,
      },
      { line: 'You can see them on this page:' },
      { link: rightsUrl, label: 'See what is held' },
      {
        line: `If you did not ask for this, please tell us: ${employer}, privacy contact ${privacyContact}`,
      },
    ],
  }
}

/** Confirms a withdrawal to the person who made it. */
export function withdrawnMail(
  locale: Locale,
  facts: Parties & { withdrawnOn: string; rightsUrl: string },
): MailText {
  const { employer, agency, withdrawnOn, rightsUrl, privacyContact } = facts
  if (locale === 'ja') {
    return {
      subject: '同意の撤回を承りました',
      parts: [
        { line: `${withdrawnOn}に、${agency}への提供についての同意の撤回を承りました。` },
        {
          line: `今後の提供は行いません。すでにお渡しした情報がある場合は、${agency}へ削除を依頼します。選考その他に影響はありません。`,
        },
        {
          line: '同意と提供の記録は、法令に従い一定期間保存します。内容の確認と消去は次のページでできます。',
        },
        { link: rightsUrl, label: 'お預かりしている内容を見る' },
        { line: `お問い合わせ: ${employer} 個人情報窓口 ${privacyContact}` },
      ],
    }
  }
  return {
    subject: 'Your consent is withdrawn',
    parts: [
      {
        line: `Your consent to passing your details to ${agency} was withdrawn on ${withdrawnOn}.`,
      },
      {
        line: `Nothing more is passed on. If ${agency} received anything, it is being asked to delete it. Nothing else changes for you.`,
      },
      {
        line: 'The record of what was agreed to and passed on is kept for as long as the law asks. You can see it, or have your data erased, here:',
      },
      { link: rightsUrl, label: 'See what is held' },
      { line: `Questions: ${employer}, privacy contact ${privacyContact}` },
    ],
  }
}

/** Tells somebody that the agency took their details at no attempt. */
export function undeliveredMail(
  locale: Locale,
  facts: Parties & { endedOn: string; rightsUrl: string },
): MailText {
  const { employer, agency, endedOn, rightsUrl, privacyContact } = facts
  if (locale === 'ja') {
    return {
      subject: `${agency}へのご登録をお渡しできませんでした`,
      parts: [
        {
          line: `${agency}から受領の返答がないため、${endedOn}に、ご登録の内容のお渡しを取りやめ、お名前とご連絡先を削除しました。ご希望に沿えず申し訳ございません。`,
        },
        {
          line: `お渡しできたことを確認できた情報はありません。万一届いていた場合に備え、${agency}へ削除も依頼します。選考その他に影響はありません。`,
        },
        {
          line: '同意と提供の記録は、法令に従い一定期間保存します。内容は次のページで確認できます。',
        },
        { link: rightsUrl, label: 'お預かりしている内容を見る' },
        { line: `お問い合わせ: ${employer} 個人情報窓口 ${privacyContact}` },
      ],
    }
  }
  return {
    subject: `Your details could not be passed on to ${agency}`,
    parts: [
      {
        line: `${agency} did not confirm that it received your details. On ${endedOn} we stopped trying and deleted your name and contact details. We are sorry that this came to nothing.`,
      },
      {
        line: `As far as we know nothing reached ${agency}; in case something did, it is being asked to delete it. Nothing else changes for you.`,
      },
      {
        line: 'The record of what was agreed to is kept for as long as the law asks. You can see it here:',
      },
      { link: rightsUrl, label: 'See what is held' },
      { line: `Questions: ${employer}, privacy contact ${privacyContact}` },
    ],
  }
}

/** Confirms an erasure; the address it goes to is forgotten with it. */
export function erasedMail(
  locale: Locale,
  facts: Parties & { erasedOn: string; years: number },
): MailText {
  const { employer, erasedOn, years, privacyContact } = facts
  if (locale === 'ja') {
    return {
      subject: 'お預かりしていた情報を消去しました',
      parts: [
        {
          line: `${erasedOn}に、${employer}のご案内でお預かりしていたお名前やご連絡先を消去しました。このメールの送信をもって、このアドレスも消去されます。`,
        },
        {
          line: '同意は撤回され、情報をお渡しした紹介会社には消去を依頼します。選考その他に影響はありません。',
        },
        {
          line: `同意と提供の記録(お名前のないもの)は、法令に従い${years}年間保存します。今後このようなご案内をしないための符号も残しますが、アドレスに戻すことはできません。`,
        },
        { line: `お問い合わせ: ${employer} 個人情報窓口 ${privacyContact}` },
      ],
    }
  }
  return {
    subject: 'What was held about you is erased',
    parts: [
      {
        line: `On ${erasedOn} the name and contact details that were held through ${employer}'s offer were erased. With this mail its address is gone too.`,
      },
      {
        line: 'Any consent is withdrawn, and every agency that received your details is being asked to erase them. Nothing else changes for you.',
      },
      {
        line: `The record of what was agreed to and passed on, which has no name on it, is kept for ${years} years, as the law asks. A code is kept so that no such offer is made to you again; it cannot be turned back into your address.`,
      },
      { line: `Questions: ${employer}, privacy contact ${privacyContact}` },
    ],
  }
}
