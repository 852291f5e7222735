import type { Locale } from '../contract/locale.ts'
import type { Leads } from '../contract/wording.ts'

/** What ships with the product; a test compares. */
export const EXAMPLE_LEADS: Leads = {
  screening: {
    ja: {
      version: 0,
      text: '選考結果とは別のご案内となり恐縮ですが、ご希望の方は、弊社の提携先の人材紹介会社で、今後の転職・就職について無料でご相談いただけます。',
    },
    en: {
      version: 0,
      text: 'Separately from this decision: if it would help your search, an adviser at our partner agency is available to you free of charge.',
    },
  },
  interview: {
    ja: {
      version: 0,
      text: '面接にお時間をいただき、ありがとうございました。選考とは別のご案内ですが、ご希望の方は、弊社の提携先の人材紹介会社に、今後のお仕事について無料でご相談いただけます。',
    },
    en: {
      version: 0,
      text: 'Thank you for the time you gave to our interview. Separately from this decision: if it would help your search, an adviser at our partner agency is available to you free of charge.',
    },
  },
  final: {
    ja: {
      version: 0,
      text: 'この方への一文を、ご自身の言葉でお書きください。例: 提携先の人材紹介会社に無料でご相談いただけます。',
    },
    en: {
      version: 0,
      text: 'Write a sentence of your own to this person, such as: an adviser at our partner agency can help, free of charge.',
    },
  },
}

export const EXAMPLE_POSITIONS: Record<Locale, string[]> = {
  ja: ['法人営業', '経理', '生産技術'],
  en: ['Account manager', 'Accountant', 'Production engineer'],
}
