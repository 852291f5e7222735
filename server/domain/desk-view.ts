import type { Locale } from '../../src/contract/locale.ts'
import type { Held } from '../../src/contract/privacy.ts'
import { partyNames } from './agreement.ts'
import type { Holdings } from './export.ts'

/** What the desk shows of somebody; none where nothing is held. */
export function deskView(holdings: Holdings, locale: Locale): Held | null {
  const { links, noOffersSince, registrations, consents } = holdings
  const nothing = links.length + registrations.length + consents.length === 0
  if (nothing && noOffersSince === null) return null
  return {
    offers: links.map((link) => ({
      writtenAt: link.insertedAt,
      openUntil: link.expiresAt,
      takenBackAt: link.revokedAt,
      openings: link.openedAt.length,
    })),
    noOffersSince,
    registrations: registrations.map(({ enteredAt, endedAt, contact }) => ({
      enteredAt,
      endedAt,
      name: contact?.name ?? null,
      email: contact?.email ?? null,
    })),
    consents: consents.map((consent) => ({
      reference: consent.id,
      agencyName: partyNames(locale, consent).agency,
      grantedAt: consent.grantedAt,
      withdrawnAt: consent.withdrawnAt,
      undeliveredAt: consent.undeliveredAt,
      reachedAgency: consent.deliveries.some((one) => one.outcome === 'delivered'),
    })),
  }
}
