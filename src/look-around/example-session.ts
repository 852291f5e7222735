import type { Locale } from '../contract/locale.ts'
import type { LockedWording, SessionView } from '../contract/session.ts'
import { EXAMPLE_LEADS, EXAMPLE_POSITIONS } from './example-leads.ts'

/** A block as one agreement's could read; the real one is made by the server for each agreement. */
const WORDING: Record<Locale, LockedWording> = {
  ja: {
    locked: [
      'みらいキャリア株式会社(有料職業紹介事業 許可番号 13-ユ-000000) ご案内ページ(お一人専用、{{expiry_date}}まで): {{link}}',
      '・ご利用は無料で、任意です。今回および今後の弊社の選考には一切影響しません。',
      '・ページで同意し、確認メールで登録を確定されるまで、お客様の情報が同社に渡ることはありません。',
      '・閲覧は件数を集計しますが、どなたが利用されたかを採用担当者にお伝えすることはありません。',
      '・受付が10名に達するごとに、弊社は紹介手数料1名分の免除を受けます。',
      '・今後このようなご案内が不要な方: {{decline_link}}',
    ].join('\n'),
  },
  en: {
    locked: [
      'Mirai Career Inc. (licensed employment agency, 13-ユ-000000), your own page until {{expiry_date}}: {{link}}',
      '- Optional, with no effect on this or any later application with us, and free of charge.',
      '- Nothing about you reaches the agency until you agree on that page and confirm by e-mail.',
      '- Visits are counted; our recruiters are told totals only, never who used it.',
      '- For every 10 people the agency takes on, we are spared one placement fee.',
      '- No further offers like this: {{decline_link}}',
    ].join('\n'),
  },
}

export const EXAMPLE_AGENCY: Record<Locale, string> = {
  ja: 'みらいキャリア株式会社',
  en: 'Mirai Career Inc.',
}

/** A manager of a company that does not exist. */
export function exampleSession(locale: Locale): SessionView {
  return {
    member: { id: 'example', name: '田中 誠', role: 'manager' },
    workspace: {
      id: 'example',
      name: 'Sample Industries',
      internalDomains: ['example.co.jp'],
      askWithoutLink: false,
      // The mark above every screen says it already.
      example: false,
    },
    agreements: [
      {
        id: 'example',
        version: 1,
        agencyName: EXAMPLE_AGENCY[locale],
        agencyShortName: EXAMPLE_AGENCY[locale],
        expiryDate: { ja: '2027年2月21日', en: '21 February 2027' },
        wording: WORDING,
        parties: {
          ja: { company: 'サンプル工業株式会社', agency: EXAMPLE_AGENCY.ja },
          en: { company: 'Sample Industries', agency: EXAMPLE_AGENCY.en },
        },
      },
    ],
    mailMissing: false,
    mailFailing: false,
    leads: EXAMPLE_LEADS,
    positions: EXAMPLE_POSITIONS[locale],
    linkOrigin: 'https://relay.example.com',
  }
}
