import { lazy, Suspense, type ReactNode } from 'react'
import { ApiError } from '../api/api-error.ts'
import { persistently } from '../persistently.ts'
import { useLocale, useText } from '../text/use-text.ts'
import type { Text } from '../text/en.ts'
import type { Hint, Notice } from './situation.ts'

/** With what changes a mail, so that it is there when a change fails while the server is away. */
const MailTrouble = lazy(() =>
  persistently(async () => {
    const { MailTrouble } = await import(/* webpackChunkName: "changes" */ './MailTrouble.tsx')
    return { default: MailTrouble }
  }),
)

interface NoticeLineProps {
  /** Of the hint, which the field for the lead points at. */
  id: string
  notice: Notice | undefined
  /** Said after what is true, or alone. */
  hint: Hint | undefined
  /** What belongs to the notice and is not announced. */
  children?: ReactNode
}

/**
 * What is true now. Both regions are always there: a screen reader announces what changes inside
 * a region it knows, not a region that appears.
 */
export function NoticeLine({ id, notice, hint, children }: NoticeLineProps) {
  const text = useText()
  const gap = useLocale() === 'ja' ? '' : ' '
  const sentence = notice && sentenceFor(notice, text, gap)
  return (
    <div className="notice">
      <p className="paragraph" role="alert">
        {notice?.tone === 'alert' && sentence}
      </p>
      <p className="paragraph" role="status" id={id}>
        {notice?.tone === 'status' && sentence}
        {notice?.tone === 'status' && hint && gap}
        {hint && hintSentence(hint, text)}
      </p>
      {children}
    </div>
  )
}

function hintSentence(hint: Hint, { compose: text }: Text): string | undefined {
  if ('sentence' in hint) return hint.sentence
  switch (hint.say) {
    case 'write_lead':
      return text.writeLead
    case 'other_reader':
      return text.otherReader
    case 'too_long':
      return text.tooLong
    case 'still_working':
      return text.stillWorking
    case 'loud_subject':
      return text.loudSubject
    case 'result_first':
      return text.resultFirst
    case 'offer_first':
      return text.offerFirst
    case 'checking':
      return undefined
  }
}

function sentenceFor({ say }: Notice, text: Text, gap: string): ReactNode {
  if (say instanceof ApiError) return refusalFor(say, text)
  switch (say) {
    case 'inserted':
      return text.compose.inserted
    case 'inserted_at_top':
      return text.compose.insertedAtTop + gap + text.compose.inserted
    case 'removed':
      return text.compose.removed
    case 'stopped':
      return text.compose.stopped
    case 'still_working':
      return text.compose.stillWorking
    case 'example':
      return text.example.noInsert
    case 'other_person':
      return text.compose.otherPerson
    case 'too_long':
      return text.compose.tooLong
    default:
      return (
        <Suspense>
          <MailTrouble say={say} />
        </Suspense>
      )
  }
}

/** The server's own sentence, but where only the pane knows what it was asked for. */
function refusalFor({ code, sentence }: ApiError, text: Text): string {
  if (code === 'unreachable') return text.unreachable
  if (code === 'invalid_request') return text.compose.addressRefused
  if (code === 'not_found') return text.compose.agreementGone
  return sentence ?? text.trouble
}
