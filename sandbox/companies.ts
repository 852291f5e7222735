/** The example company; it does not exist. */
export const COMPANY = {
  employer: {
    name: '株式会社サンプル工業',
    nameEn: 'Sample Industries Inc.',
    address: '東京都千代田区例町1-2-3',
    addressEn: '1-2-3 Rei-cho, Chiyoda-ku, Tokyo',
    representative: '例田 太郎',
    representativeEn: 'Taro Reida',
    privacyContact: 'privacy@example.co.jp',
  },
  internalDomains: ['example.co.jp'],
  entraOnly: false,
  askWithoutLink: false,
}

/** What its recruiters choose a position from. */
export const POSITIONS = ['法人営業', '経理', '生産技術', 'Account manager', 'Production engineer']

/** Its people, as a bilingual company lists them. */
export const MANAGER = { name: '田中 誠 / Makoto Tanaka', email: 'makoto.tanaka@example.co.jp' }
export const RECRUITER = { name: '加藤 美咲 / Misaki Kato', email: 'misaki.kato@example.co.jp' }

/** Its agency, which does not exist either. */
export const AGENCY = {
  name: 'みらいキャリア株式会社',
  shortName: 'みらいキャリア',
  nameEn: 'Mirai Career Inc.',
  address: '東京都新宿区見本2-3-4',
  addressEn: '2-3-4 Mihon, Shinjuku-ku, Tokyo',
  representative: '見本 花',
  representativeEn: 'Hana Mihon',
  licenceNo: '13-ユ-000000',
  country: 'JP',
  domains: ['mirai-career.example'],
  contactFrequency: '最初のご連絡は3営業日以内に1回、その後は月2回までです。',
  contactFrequencyEn: 'Once within three business days, then at most twice a month.',
}

/** The plainest terms: a confirmed registration counts at once, and ten make one. */
export const TERMS = {
  ratio: 10,
  qualifyOn: 'registered',
  holdDays: 0,
  personWindowDays: 365,
  debtCap: 10,
  linkLifetimeDays: 90,
}
