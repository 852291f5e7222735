import { LOCALES } from '../../src/contract/locale.ts'
import type {
  AgreementDraft,
  AgreementPreview,
  AgreementView,
  CompanyPreview,
  TextLine,
} from '../../src/contract/settings.ts'

/** The texts of a draft: one line each, and in the page of a revised agreement one that changes. */
export function examplePreview(
  draft: AgreementDraft,
  of: string | undefined,
  lacking: readonly string[],
): AgreementPreview {
  const same: TextLine[] = [{ change: 'same', text: draft.agency.name }]
  const changed: TextLine[] = [
    { change: 'removed', text: 'a line of today' },
    { change: 'added', text: 'a line of tomorrow' },
  ]
  const texts = (['mail', 'page'] as const).flatMap((kind) =>
    LOCALES.map((locale) => {
      const changes = of !== undefined && kind === 'page' && locale === 'ja'
      return { kind, locale, lines: changes ? changed : same }
    }),
  )
  return { texts, reasons: lacking.map((sentence) => ({ code: 'page_abroad', sentence })) }
}

/** What a changed company makes of those in force. */
export function companyPreview(
  agreed: readonly AgreementView[],
  lacking: readonly string[],
): CompanyPreview {
  const live = agreed.filter(({ state }) => state === 'live')
  return {
    sha256: 'of what was shown',
    agreements: live.map((one) => ({
      ...{ id: one.id, name: one.agency.name, nameEn: one.agency.nameEn },
      version: one.version + 1,
      ...examplePreview(one, one.id, lacking),
    })),
  }
}
