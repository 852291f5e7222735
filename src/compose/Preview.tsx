import { useId } from 'react'
import type { Locale } from '../contract/locale.ts'
import type { AgreementSummary } from '../contract/session.ts'
import type { BodyFormat } from '../message/message.ts'
import { BLOCK_ID, referralBlock } from '../message/referral-block.ts'
import { useText } from '../text/use-text.ts'

interface PreviewProps {
  agreement: AgreementSummary
  language: Locale
  /** Undefined while the draft has not been read. */
  format: BodyFormat | undefined
  linkOrigin: string
}

/** The block as it will stand in the mail, from the function that puts it there. */
export function Preview({ agreement, language, format, linkOrigin }: PreviewProps) {
  const { compose: text, loading } = useText()
  const label = useId()
  const block = referralBlock(agreement.wording[language], {
    link: `${linkOrigin}/r/…`,
    declineLink: `${linkOrigin}/r/…/decline`,
    expiryDate: agreement.expiryDate[language],
  })
  return (
    <section className="preview" aria-labelledby={label}>
      <h2 className="label" id={label}>
        {text.preview}
      </h2>
      {/* Focusable, since it scrolls on its own and the keyboard must reach its end. */}
      <div className="preview-mail" tabIndex={0} role="group" aria-labelledby={label}>
        {format === undefined && <span className="bone bone-block" aria-label={loading} />}
        {format === 'text' && (
          <div className="preview-text" lang={language}>
            {block.text.trim()}
          </div>
        )}
        {format === 'html' && (
          <div lang={language} dangerouslySetInnerHTML={{ __html: lookOnly(block.html) }} />
        )}
      </div>
    </section>
  )
}

/** The example links lead nowhere, so they are neither clicked nor tabbed to. */
function lookOnly(html: string): string {
  return html.replace(/ href="[^"]*"/g, '').replace(` id="${BLOCK_ID}"`, '')
}
