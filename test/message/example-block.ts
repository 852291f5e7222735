import { declineUrl, referralUrl } from '../../src/contract/link.ts'
import { referralBlock } from '../../src/message/referral-block.ts'

/** Where links point in the tests of the pane. */
export const ORIGIN = 'https://relay.example.co.jp'
export const TOKEN = 'AbCdEfGhIjKlMnOpQrStU0'
export const OTHER_TOKEN = 'zyxwvutsrqponmlkjihgf_'
export const HANAKO = 'hanako.sato@example.com'
export const KENJI = 'kenji.mori@example.net'

export const JAPANESE = {
  lead: '選考結果とは別のご案内となり恐縮ですが、ご希望の方は、弊社の提携先の人材紹介会社で、今後の転職・就職のご相談を無料でしていただけます。',
  locked: [
    'みらいキャリア株式会社(有料職業紹介事業 許可番号 13-ユ-000000) ご案内ページ(お一人専用、{{expiry_date}}まで): {{link}}',
    '・ご利用は任意です。今回および今後の弊社の選考には一切影響しません。',
    '・今後このようなご案内が不要な方: {{decline_link}}',
  ].join('\n'),
}

export const ENGLISH = {
  lead: 'Separately from this decision: an adviser at our partner agency is available to you.',
  locked: [
    'Mirai Career Inc. (licensed employment agency, 13-000000), your own page until {{expiry_date}}: {{link}}',
    '- Optional, with no effect on this or any later application with us.',
    '- No further offers like this: {{decline_link}}',
  ].join('\n'),
}

/** The block that a link for this address brings into a mail. */
export function blockFor(address = HANAKO, token = TOKEN, wording = JAPANESE) {
  const expiryDate = '2026年12月23日'
  const written = wording.locked.replace('{{expiry_date}}', expiryDate)
  return referralBlock(wording, {
    link: referralUrl(ORIGIN, token, address, written),
    declineLink: declineUrl(ORIGIN, token),
    expiryDate,
  })
}
