import type { Locale } from '../../src/contract/locale.ts'
import type { Held } from '../../src/contract/privacy.ts'
import { partyNames } from './agreement.ts'
import { isInForce } from './export.ts'
import type { HeldConsent, Holdings } from './held.ts'

/** What the desk shows of somebody; none where nothing is held. */
export function deskView(holdings: Holdings, locale: Locale): Held | null {
  const { links, noOffersSince, registrations, consents } = holdings
  const nothing = links.length + registrations.length + consents.length === 0
  if (nothing && noOffersSince === null) return null
  const entered = registrations.filter((one) => !one.redirect)
  return {
    offers: links.map((link) => ({
      writtenAt: link.insertedAt,
      openUntil: link.expiresAt,
      takenBackAt: link.revokedAt,
      openings: link.openings.length,
      stage: link.stage,
      position: link.position,
      mailbox: link.mailbox,
    })),
    noOffersSince,
    registrations: entered.map(({ enteredAt, endedAt, contact }) => ({
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
      details: detailsOf(holdings, consent),
      handOver: handOverOf(consent),
      agencySaid: consent.agencyWords.map(({ what, code, occurredAt: at }) => ({ what, code, at })),
    })),
  }
}

/** What was entered with a consent in force, while it is held. */
function detailsOf({ registrations }: Holdings, consent: HeldConsent) {
  const entered = registrations.find((one) => one.id === consent.registration.id)?.contact
  if (!entered || !isInForce(consent)) return null
  const { name, phone, desiredWork, desiredArea } = entered
  return { name, phone, desiredWork, desiredArea }
}

function handOverOf({ redirect, deliveries }: HeldConsent): Held['consents'][number]['handOver'] {
  if (redirect) return 'carried'
  const received = deliveries.some(
    (one) => one.what === 'registration' && one.outcome === 'delivered',
  )
  return received ? 'received' : 'not_received'
}
