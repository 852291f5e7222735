import type { Stage } from '../../src/contract/lead.ts'
import type { Locale } from '../../src/contract/locale.ts'

/**
 * The leads the product ships with, version 0 of each. They come after the result, thank before they
 * offer and praise nobody; at the final stage the text is what the recruiter is asked to write.
 * Referrals remember them by hash, so their words are never edited (a test holds them).
 */
export const DEFAULT_LEADS: Record<Stage, Record<Locale, string>> = {
  screening: {
    ja: '選考結果とは別のご案内となり恐縮ですが、ご希望の方は、弊社の提携先の人材紹介会社で、今後の転職・就職について無料でご相談いただけます。',
    en: 'Separately from this decision: if it would help your search, an adviser at our partner agency is available to you free of charge.',
  },
  interview: {
    ja: '面接にお時間をいただき、ありがとうございました。選考とは別のご案内ですが、ご希望の方は、弊社の提携先の人材紹介会社に、今後のお仕事について無料でご相談いただけます。',
    en: 'Thank you for the time you gave to our interview. Separately from this decision: if it would help your search, an adviser at our partner agency is available to you free of charge.',
  },
  final: {
    ja: 'この方への一文を、ご自身の言葉でお書きください。例: 提携先の人材紹介会社に無料でご相談いただけます。',
    en: 'Write a sentence of your own to this person, such as: an adviser at our partner agency can help, free of charge.',
  },
}
