import type { Locale } from '../../src/contract/locale.ts'
import type { AgreementVersion } from '../store/agreements.ts'
import { offerEvidence } from './offer-evidence.ts'
import { offerPage, type OfferState } from './offer-page.ts'
import type { OfferSlots } from './offer-slots.ts'

/**
 * Stand where a showing's own values go, as long as these always are; no text of ours contains them.
 */
const STAND_INS = { token: '\u0001'.repeat(22), formKey: '\u0002'.repeat(36) }

type Own = Pick<OfferSlots, keyof typeof STAND_INS>

type Fill = (own: Own) => Buffer

/** About 7 KB each: the days that some hundred links end on, in two languages. */
const MOST_PAGES = 500

/**
 * The empty offer of an agreement version never changes but for the day it is open until, so it is
 * rendered and encoded once and then only filled in: scanners open every link of every mail.
 */
export function offerCache(host: string) {
  const pages = new Map<string, Fill>()

  return (
    locale: Locale,
    agreement: AgreementVersion,
    registration: OfferState['registration'],
    openUntil: string,
  ): Fill => {
    const key = `${agreement.id}/${agreement.version}/${locale}/${registration}/${openUntil}`
    const known = pages.get(key)
    if (known) return known
    const page = offerEvidence(locale, agreement, host).sha256
    const slots = { ...STAND_INS, openUntil, host, page }
    const fill = fillerOf(Buffer.from(offerPage(locale, agreement, slots, { registration })))
    if (pages.size >= MOST_PAGES) pages.clear()
    pages.set(key, fill)
    return fill
  }
}

function fillerOf(page: Buffer): Fill {
  const tokens = placesOf(page, STAND_INS.token)
  const formKeys = placesOf(page, STAND_INS.formKey)
  return ({ token, formKey }) => {
    const filled = Buffer.from(page)
    for (const place of tokens) filled.write(token, place, 'latin1')
    for (const place of formKeys) filled.write(formKey, place, 'latin1')
    return filled
  }
}

function placesOf(page: Buffer, standIn: string): number[] {
  const places: number[] = []
  for (let at = page.indexOf(standIn); at >= 0; at = page.indexOf(standIn, at + standIn.length)) {
    places.push(at)
  }
  return places
}
