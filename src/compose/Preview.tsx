import { useId, type ReactNode } from 'react'
import { BlockPreview } from '../screen/BlockPreview.tsx'
import type { Locale } from '../contract/locale.ts'
import type { AgreementSummary } from '../contract/session.ts'
import type { BodyFormat } from '../message/message.ts'
import { LEAD_GAP } from '../text/mail-words.ts'
import { useText } from '../text/use-text.ts'

interface PreviewProps {
  agreement: AgreementSummary
  language: Locale
  /** Empty while the recruiter has yet to write it. */
  lead: string
  /** Undefined while the draft has not been read. */
  format: BodyFormat | undefined
  linkOrigin: string
  /** Beside the heading: the way to other words. */
  action: ReactNode
  /** Above the block: where they are written. */
  children: ReactNode
}

/** What will stand in the mail, and where its first paragraph may be reworded. */
export function Preview({ agreement, language, lead, action, children, ...props }: PreviewProps) {
  const { compose: text } = useText()
  const label = useId()
  const { locked } = agreement.wording[language]
  return (
    <section className="preview" aria-labelledby={label}>
      <div className="preview-head">
        <h2 className="label" id={label}>
          {text.preview}
        </h2>
        {action}
      </div>
      {children}
      <BlockPreview
        wording={{ lead: lead === '' ? LEAD_GAP[language] : lead, locked }}
        expiryDate={agreement.expiryDate[language]}
        language={language}
        format={props.format}
        linkOrigin={props.linkOrigin}
        labelledBy={label}
      />
    </section>
  )
}
