import type { HeldConsent } from './held.ts'
import { correctionIn } from './records.ts'
import { pagesOf } from './shown-page.ts'

/** A page whose button was pressed for a consent. */
export interface PressedPage {
  which: 'offer' | 'confirmation'
  sha256: string
  /** When a correction was pressed for; null for the consent itself. */
  correctedAt: number | null
}

/** The pages a consent's own records name, by hash: for giving it, then for each correction of it. */
export function pressedFor({
  record,
  provisions,
}: Pick<HeldConsent, 'record' | 'provisions'>): PressedPage[] {
  const corrections = provisions.flatMap((one) => {
    const correction = correctionIn(one.record)
    return correction ? pressed(correction, one.providedAt) : []
  })
  return [...pressed(record, null), ...corrections]
}

function pressed(record: Record<string, unknown>, correctedAt: number | null): PressedPage[] {
  const { offer, confirmation } = pagesOf(record)
  return [
    ...(offer === undefined ? [] : [{ which: 'offer', sha256: offer, correctedAt } as const]),
    ...(confirmation === undefined
      ? []
      : [{ which: 'confirmation', sha256: confirmation, correctedAt } as const]),
  ]
}
