import type { Locale } from '../contract/locale.ts'

/** Days that a mail names or somebody entered are the company's, wherever they are read. */
export const COMPANY_ZONE = 'Asia/Tokyo'

/** A day as people write it: 11月23日(月), Mon 23 Nov. */
export function formatDay(locale: Locale, timeMs: number, timeZone?: string): string {
  if (locale === 'ja') {
    return new Intl.DateTimeFormat('ja-JP', {
      month: 'long',
      day: 'numeric',
      weekday: 'short',
      timeZone,
    }).format(timeMs)
  }
  const parts = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone,
  }).formatToParts(timeMs)
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('weekday')} ${part('day')} ${part('month')}`
}

/** A day of any year: 2026年11月23日, 23 Nov 2026. */
export function formatDate(locale: Locale, timeMs: number, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', {
    year: 'numeric',
    month: locale === 'ja' ? 'long' : 'short',
    day: 'numeric',
    timeZone,
  }).format(timeMs)
}

/** A month such as `2026-11`: 2026年11月, November 2026. */
export function formatMonth(locale: Locale, month: string): string {
  return new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(`${month}-01T00:00:00Z`))
}

/** Hours and minutes on the 24-hour clock. */
export function formatTime(locale: Locale, timeMs: number, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(timeMs)
}

export function formatMoment(locale: Locale, timeMs: number): string {
  return `${formatDay(locale, timeMs)} ${formatTime(locale, timeMs)}`
}
