import { useId, useState } from 'react'
import { fillLead } from '../../contract/lead.ts'
import type { Locale } from '../../contract/locale.ts'
import type { SessionView } from '../../contract/session.ts'
import { BlockPreview } from '../../screen/BlockPreview.tsx'
import { LEAD_GAP } from '../../text/mail-words.ts'
import { EXAMPLE_VALUES, useWordingText } from '../../text/wording.ts'
import { certainValues } from './lead-place.ts'

interface LeadPreviewProps {
  session: SessionView
  locale: Locale
  words: string
}

/** A lead in its place, for a candidate who does not exist, with a name and without. */
export function LeadPreview({ session, locale, words }: LeadPreviewProps) {
  const text = useWordingText()
  const [bare, setBare] = useState(false)
  const id = useId()
  const [agreement] = session.agreements
  const values = {
    ...certainValues(session, agreement, locale),
    ...(!bare && EXAMPLE_VALUES[locale]),
  }
  return (
    <section className="lead-preview" aria-labelledby={id}>
      <h3 className="label" id={id}>
        {text.preview}
      </h3>
      <BlockPreview
        wording={{
          lead: fillLead(words, values) || LEAD_GAP[locale],
          locked: agreement?.wording[locale].locked ?? text.noLocked,
        }}
        expiryDate={agreement?.expiryDate[locale] ?? ''}
        language={locale}
        format="html"
        linkOrigin={session.linkOrigin}
        labelledBy={id}
      />
      <label className="check">
        <input type="checkbox" checked={bare} onChange={(event) => setBare(event.target.checked)} />
        {text.withoutValues}
      </label>
      <p className="paragraph quiet">{text.lockedHint}</p>
    </section>
  )
}
