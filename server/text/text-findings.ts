import type { Locale } from '../../src/contract/locale.ts'
import type { TextFinding, TextFindingCode } from '../domain/text-rules.ts'

interface Words {
  sentences: Record<TextFindingCode, string>
  /** Which of the four texts a sentence speaks of. */
  places: Record<TextFinding['kind'], Record<Locale, string>>
}

/** A sentence for each thing the texts of an agreement may lack, for the manager who made it. */
const WORDS: Record<Locale, Words> = {
  en: {
    places: {
      mail: { ja: 'Mail in Japanese', en: 'Mail in English' },
      page: { ja: 'Page in Japanese', en: 'Page in English' },
    },
    sentences: {
      mail_agency: 'it does not name the agency with its licence number.',
      mail_own_link: 'it does not say that the link is one person’s own.',
      mail_free: 'it does not say that the offer is free of charge.',
      mail_voluntary: 'it does not say that the offer is optional, with no effect on applications.',
      mail_nothing_before: 'it does not say that nothing is passed on before the candidate agrees.',
      mail_counted: 'it does not say that visits are counted.',
      mail_benefit: 'it does not say what your company gets out of it.',
      mail_decline: 'it does not say how to have no further offers.',
      mail_too_long:
        'it is so long that the offer would drown the answer. Shorten the agency’s name.',
      mail_slots: 'the link, its date or the way to decline is missing, or stands there twice.',
      page_nothing_yet: 'it does not say that opening it sends nothing.',
      page_recipient:
        'it does not name the agency with licence number, address and representative.',
      page_provider: 'it does not name your company with address and representative.',
      page_abroad:
        'the agency is in another country. Tell how that country and the agency protect personal data.',
      page_items: 'it does not list what is passed on.',
      page_purpose: 'it does not say what for.',
      page_frequency: 'it does not say how often the agency will write.',
      page_who_sees: 'it does not say who sees what.',
      page_retention: 'it does not say how long data are kept.',
      page_voluntary:
        'it does not say that it is up to the candidate, with no effect on applications.',
      page_free: 'it does not say that it costs nothing and comes with no gift.',
      page_until: 'it does not say until when nothing is passed on.',
      page_benefit: 'it does not say what your company gets out of it.',
      page_revocable: 'it does not say that one can withdraw at any time.',
      page_box: 'what is ticked does not name both companies and what is agreed to.',
      page_age: 'it does not say from which age one can register.',
      page_withdrawal: 'it does not say how to withdraw.',
      page_contact: 'it does not say whom to ask for access or deletion, and who runs the page.',
      gift: 'it speaks of a gift. Candidates may be offered nothing of value.',
    },
  },
  ja: {
    places: {
      mail: { ja: 'メール(日本語)', en: 'メール(英語)' },
      page: { ja: 'ページ(日本語)', en: 'ページ(英語)' },
    },
    sentences: {
      mail_agency: '紹介会社の名称と許可番号の記載がありません。',
      mail_own_link: 'リンクがお一人専用であることの記載がありません。',
      mail_free: '無料であることの記載がありません。',
      mail_voluntary: '任意であり選考に影響しないことの記載がありません。',
      mail_nothing_before: '同意の前に情報が渡らないことの記載がありません。',
      mail_counted: '閲覧の件数を集計することの記載がありません。',
      mail_benefit: '貴社が受ける利益の記載がありません。',
      mail_decline: '今後のご案内を断る方法の記載がありません。',
      mail_too_long: '選考結果より目立つ長さになります。紹介会社の名称などを短くしてください。',
      mail_slots: 'リンク、期限、ご案内を断るリンクのいずれかがないか、重なっています。',
      page_nothing_yet: '開いただけでは何も送られないことの記載がありません。',
      page_recipient: '紹介会社の名称、許可番号、住所、代表者の記載がそろっていません。',
      page_provider: '貴社の名称、住所、代表者の記載がそろっていません。',
      page_abroad:
        '紹介会社が外国にあります。その国の個人情報保護の制度と、紹介会社の保護措置をご記入ください。',
      page_items: '提供する情報の項目の記載がありません。',
      page_purpose: '利用目的の記載がありません。',
      page_frequency: '紹介会社からの連絡の頻度の記載がありません。',
      page_who_sees: '誰が何を見るかの記載がありません。',
      page_retention: '保存期間の記載がありません。',
      page_voluntary: '任意であり選考に影響しないことの記載がありません。',
      page_free: '費用がかからず、金品を渡すこともないという記載がありません。',
      page_until: 'いつまで情報が渡らないかの記載がありません。',
      page_benefit: '貴社が受ける利益の記載がありません。',
      page_revocable: 'いつでも撤回できることの記載がありません。',
      page_box: '同意欄に、両社の名称と同意の内容がそろっていません。',
      page_age: '申し込める年齢の記載がありません。',
      page_withdrawal: '撤回の方法の記載がありません。',
      page_contact: '開示や削除の請求先、ページの運営者の記載がありません。',
      gift: '金品や特典にふれています。候補者に金品を示すことはできません。',
    },
  },
}

/** What the texts lack, each by its stable code and in a sentence that names the text. */
export function reasonsIn(
  locale: Locale,
  findings: readonly TextFinding[],
): { code: string; sentence: string }[] {
  const { sentences, places } = WORDS[locale]
  return findings.map(({ code, kind, locale: textLocale }) => ({
    code,
    sentence: `${places[kind][textLocale]}: ${sentences[code]}`,
  }))
}
