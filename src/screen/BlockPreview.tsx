import type { Locale } from '../contract/locale.ts'
import type { BlockWording } from '../contract/session.ts'
import type { BodyFormat } from '../message/message.ts'
import { BLOCK_ID, referralBlock } from '../message/referral-block.ts'
import { useText } from '../text/use-text.ts'

interface BlockPreviewProps {
  wording: BlockWording
  expiryDate: string
  language: Locale
  /** Undefined while the draft has not been read. */
  format: BodyFormat | undefined
  linkOrigin: string
  /** The id of its heading. */
  labelledBy: string
}

/** The block as it will stand in a mail, from the function that puts it there. */
export function BlockPreview({ wording, language, format, ...props }: BlockPreviewProps) {
  const { loading } = useText()
  const block = referralBlock(wording, {
    link: `${props.linkOrigin}/r/…`,
    declineLink: `${props.linkOrigin}/r/…/decline`,
    expiryDate: props.expiryDate,
  })
  return (
    // Focusable, since it scrolls on its own and the keyboard must reach its end.
    <div className="preview-mail" tabIndex={0} role="group" aria-labelledby={props.labelledBy}>
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
  )
}

/** The example links lead nowhere, so they are neither clicked nor tabbed to. */
function lookOnly(html: string): string {
  return html.replace(/ href="[^"]*"/g, '').replace(` id="${BLOCK_ID}"`, '')
}
