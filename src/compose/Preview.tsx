import { Button } from '../screen/Button.tsx'
import { useId } from 'react'
import { isWrittenByHand } from '../contract/lead.ts'
import type { BodyFormat } from '../message/message.ts'
import { BlockPreview } from '../screen/BlockPreview.tsx'
import { useText } from '../text/use-text.ts'
import type { BlockWords } from './block-words.ts'
import { LeadField } from './LeadField.tsx'
import { filledTemplate, type LeadChoice } from './mail-lead.ts'

interface PreviewProps {
  choice: LeadChoice
  /** Undefined where only the mail itself knows what it says. */
  words: BlockWords | undefined
  /** Undefined while the draft has not been read. */
  format: BodyFormat | undefined
  /** Its words stand in the mail, or are on their way there. */
  fixed: boolean
  /** The block is in the mail, so nothing is to be written here. */
  inserted: boolean
  /** Names the place where the pane says what is wrong with the words. */
  describedBy: string
  wrong: boolean
  /** Undefined goes back to the template. */
  onWrite: (words: string | undefined) => void
}

/** What will stand in the mail, and where its first paragraph may be reworded. */
export function Preview({ choice, words, fixed, inserted, onWrite, ...props }: PreviewProps) {
  const { compose: text } = useText()
  const label = useId()
  const field = useId()
  const { session, agreement, stage, language, own } = choice
  const byHand = isWrittenByHand(stage)
  const { locked } = agreement.wording[language]
  return (
    <section className="preview" aria-labelledby={label}>
      <div className="preview-head">
        <h2 className="label" id={label}>
          {text.preview}
        </h2>
        {!byHand && !fixed && (
          <Button
            className="own-words"
            appearance="transparent"
            size="small"
            aria-expanded={own !== undefined}
            aria-controls={field}
            onClick={() => onWrite(own === undefined ? filledTemplate(choice) : undefined)}
          >
            {own === undefined ? text.ownWords : text.useTemplate}
          </Button>
        )}
      </div>
      {(byHand || own !== undefined) && !inserted && (
        <LeadField
          id={field}
          value={own ?? ''}
          prompt={byHand ? session.leads[stage][language].text : ''}
          language={language}
          disabled={fixed}
          describedBy={props.describedBy}
          wrong={props.wrong}
          onWrite={onWrite}
        />
      )}
      {words ? (
        <BlockPreview
          wording={{ lead: words.lead, locked }}
          expiryDate={words.expiryDate}
          language={language}
          format={props.format}
          linkOrigin={session.linkOrigin}
          labelledBy={label}
        />
      ) : (
        <p className="preview-mail preview-text">{text.inMail}</p>
      )}
    </section>
  )
}
