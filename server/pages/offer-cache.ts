import type { Locale } from '../../src/contract/locale.ts'
import type { AgreementVersion } from '../store/agreements.ts'
import { offerPage, type OfferSlots } from './offer-page.ts'

/** Stand where a showing's own values go; no text of ours contains them. */
const SLOTS: OfferSlots = {
  token: '\u0001token\u0001',
  formKey: '\u0001key\u0001',
  openUntil: '\u0001until\u0001',
}

type Fill = (slots: OfferSlots) => string

/**
 * The empty offer of an agreement version never changes, so it is rendered once and then only
 * filled in: scanners open every link of every mail.
 */
export function offerCache() {
  const pages = new Map<string, Fill>()
  const limit = 200

  return (
    locale: Locale,
    agreement: AgreementVersion,
    registration: 'open' | 'closed' | 'expired',
  ) => {
    const key = `${agreement.id}/${agreement.version}/${locale}/${registration}`
    const known = pages.get(key)
    if (known) return known
    const page = offerPage(locale, agreement.page[locale].text, SLOTS, { registration })
    const fill = fillerOf(page)
    if (pages.size >= limit) pages.clear()
    pages.set(key, fill)
    return fill
  }
}

function fillerOf(page: string): Fill {
  const parts = page.split(/\u0001(token|key|until)\u0001/)
  const values = (slots: OfferSlots): Record<string, string> => ({
    token: slots.token,
    key: slots.formKey,
    until: slots.openUntil,
  })
  return (slots) => {
    const value = values(slots)
    let filled = parts[0] ?? ''
    for (let index = 1; index < parts.length; index += 2) {
      filled += (value[parts[index] ?? ''] ?? '') + (parts[index + 1] ?? '')
    }
    return filled
  }
}
