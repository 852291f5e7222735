import type { Locale } from '../../src/contract/locale.ts'
import type { AgreementVersion } from '../store/agreements.ts'
import { offerPage, type OfferState } from './offer-page.ts'
import type { OfferSlots } from './offer-slots.ts'

type Slots = Omit<OfferSlots, 'host'>

/** Stand where a showing's own values go; no text of ours contains them. */
const SLOTS: Slots = {
  token: '\u0001token\u0001',
  formKey: '\u0001key\u0001',
  openUntil: '\u0001until\u0001',
}

type Fill = (slots: Slots) => Buffer

/**
 * The empty offer of an agreement version never changes, so it is rendered and encoded once and
 * then only filled in: scanners open every link of every mail.
 */
export function offerCache(host: string) {
  const pages = new Map<string, Fill>()
  const limit = 200

  return (
    locale: Locale,
    agreement: AgreementVersion,
    registration: OfferState['registration'],
  ) => {
    const key = `${agreement.id}/${agreement.version}/${locale}/${registration}`
    const known = pages.get(key)
    if (known) return known
    const page = offerPage(locale, agreement, { ...SLOTS, host }, { registration })
    const fill = fillerOf(page)
    if (pages.size >= limit) pages.clear()
    pages.set(key, fill)
    return fill
  }
}

function fillerOf(page: string): Fill {
  // Split at a pattern with one group, so every second part is the name of a slot.
  const parts = page.split(/\u0001(token|key|until)\u0001/)
  const fixed = parts.map((part, index) => (index % 2 === 0 ? Buffer.from(part) : undefined))
  return ({ token, formKey, openUntil }) => {
    const values: Record<string, Buffer> = {
      token: Buffer.from(token),
      key: Buffer.from(formKey),
      until: Buffer.from(openUntil),
    }
    return Buffer.concat(parts.map((name, index) => fixed[index] ?? values[name] ?? EMPTY))
  }
}

const EMPTY = Buffer.alloc(0)
