import type { LockedWording } from '../../src/contract/session.ts'
import type { Locale } from '../../src/contract/locale.ts'
import type { Agency, Mode, Terms } from '../../src/contract/settings.ts'

/**
 * The part of the block that stands below every lead: the consent text with every line of domain
 * rules C-M, always whole, naming no person.
 */
export function mailWording(locale: Locale, agreement: Agreed): LockedWording {
  return locale === 'ja' ? japanese(agreement) : english(agreement)
}

interface Agreed {
  mode: Mode
  agency: Agency
  terms: Terms
}

function japanese({ mode, agency, terms }: Agreed): LockedWording {
  return {
    locked: [
      `${agency.name}(有料職業紹介事業 許可番号 ${agency.licenceNo}) ご案内ページ(お一人専用、{{expiry_date}}まで): {{link}}`,
      '・ご利用は無料で、任意です。今回および今後の弊社の選考には一切影響しません。',
      `・ページで同意し、${mode === 'relay' ? '確認メールで登録を確定' : '同社の登録ページにご自身で記入'}されるまで、お客様の情報が同社に渡ることはありません。`,
      '・閲覧は件数を集計しますが、どなたが利用されたかを採用担当者にお伝えすることはありません。',
      `・${terms.qualifyOn === 'registered' ? '登録' : '受付'}が${terms.ratio}名に達するごとに、弊社は紹介手数料1名分の免除を受けます。`,
      '・今後このようなご案内が不要な方: {{decline_link}}',
    ].join('\n'),
  }
}

function english({ mode, agency, terms }: Agreed): LockedWording {
  return {
    locked: [
      `${agency.nameEn} (licensed employment agency, ${agency.licenceNo}), your own page until {{expiry_date}}: {{link}}`,
      '- Optional, with no effect on this or any later application with us, and free of charge.',
      `- Nothing about you reaches the agency until you agree on that page and ${mode === 'relay' ? 'confirm by e-mail' : 'fill in its own form'}.`,
      '- Visits are counted; our recruiters are told totals only, never who used it.',
      `- For every ${terms.ratio} people ${terms.qualifyOn === 'registered' ? 'who register' : 'the agency takes on'}, we are spared one placement fee.`,
      '- No further offers like this: {{decline_link}}',
    ].join('\n'),
  }
}
