import type { Locale } from '../contract/locale.ts'

interface AgencyWords {
  /** What an agency says of somebody, by type without its prefix. */
  said: Record<string, string>
  /** Why it turned a registration away or ended its support. */
  reason: Record<string, string>
  told: (day: string, words: string[]) => string
}

const en: AgencyWords = {
  said: {
    accepted: 'took up the registration',
    contacted: 'has been in touch with the person',
    interviewing: 'interviews are under way',
    placed: 'placed the person in a job',
    left: 'the person has left that job',
    closed: 'ended its support',
    rejected: 'did not take up the registration',
  },
  reason: {
    duplicate_active: 'was already in touch with the person',
    unreachable: 'could not reach the person',
    invalid_data: 'details missing or not right',
    out_of_scope: 'does not cover the work they would like',
    not_job_seeker: 'the person is not looking for work',
    legal: 'a legal reason',
  },
  told: (day, words) => `The agency, ${day}: ${words.join('; ')}`,
}

const ja: AgencyWords = {
  said: {
    accepted: '登録を受け付け',
    contacted: 'ご本人に連絡済み',
    interviewing: '面接が進行中',
    placed: '就職が決定',
    left: '紹介先を離職',
    closed: '支援を終了',
    rejected: '登録を受け付けず',
  },
  reason: {
    duplicate_active: 'すでにやり取りあり',
    unreachable: '連絡がつかない',
    invalid_data: '記入内容の不足・誤り',
    out_of_scope: '希望職種が取扱いの範囲外',
    not_job_seeker: '現在は求職していない',
    legal: '法令上の理由',
  },
  told: (day, words) => `紹介会社の回答(${day}): ${words.join('、')}`,
}

const TEXTS: Record<Locale, AgencyWords> = { en, ja }

/**
 * One thing an agency said, as the desk reads it: on which day, what, and why. What is in none of our
 * words stands as the agency put it.
 */
export function agencySaid(
  locale: Locale,
  day: string,
  { what, code }: { what: string; code: string | null },
): string {
  const { said, reason, told } = TEXTS[locale]
  const why = code === null ? [] : [reason[code] ?? code]
  return told(day, [said[what.replace(/^referral\./, '')] ?? what, ...why])
}
