import { useId, useMemo, useRef } from 'react'
import type { Api } from '../api/api.ts'
import type { AgreementSummary, SessionView } from '../contract/session.ts'
import type { Message } from '../message/message.ts'
import { useText } from '../text/use-text.ts'
import { ActionButton } from './ActionButton.tsx'
import { Choices } from './Choices.tsx'
import type { DeadLink } from './dead-links.ts'
import type { Order } from './insert-referral.ts'
import { issueKeys } from './issue-keys.ts'
import type { LeadChoice, MailLead } from './mail-lead.ts'
import { NoticeLine } from './NoticeLine.tsx'
import { Preview } from './Preview.tsx'
import { RecipientLine } from './RecipientLine.tsx'
import { hintFor, type Notice, type Situation } from './situation.ts'
import { SuggestBar } from './SuggestBar.tsx'
import { useChoice } from './use-choice.ts'
import { useDeadLink } from './use-dead-link.ts'
import { useDraft } from './use-draft.ts'
import { useSlow } from './use-slow.ts'
import { useInsertion, type Work } from './use-insertion.ts'
import { useLead } from './use-lead.ts'
import { WaitLine } from './WaitLine.tsx'

interface WritingProps {
  message: Message
  api: Api
  session: SessionView
  active: boolean
  example: boolean
  agreement: AgreementSummary
  onAgreement: (agreementId: string) => void
}

/** A mail is being written: who it is for, what it will say, and the one button. */
export function Writing({ message, api, session, active, example, ...props }: WritingProps) {
  const { agreement, onAgreement } = props
  const { compose: text } = useText()
  const keys = useMemo(() => issueKeys(sessionStorage), [])
  const reading = useDraft(message, session, active)
  const insertion = useInsertion({ message, api, session, keys }, reading)
  const { shown, situation, work, act, tryNow, stop } = insertion
  const button = useRef<HTMLButtonElement>(null)
  const isSlow = useSlow(work.step === 'running')
  const deadLink = useDeadLink(api, shown, active)
  const { choice, choose, write, remember } = useChoice(session, agreement, shown)
  const { lead, trouble } = useLead(choice)
  const notice = useId()

  if (reading.unreadable) {
    return (
      <p className="paragraph screen" role="alert">
        {text.unreadable}
      </p>
    )
  }
  const isBusy = work.step === 'running'
  const isWaiting = work.step === 'waiting'
  const action = work.step === 'idle' ? (situation?.action ?? 'insert') : work.action
  const fixed = work.step !== 'idle' || action === 'remove'
  const isReady = situation?.enabled === true && (action === 'remove' || trouble === undefined)
  const hint =
    shown && situation && work.step === 'idle' ? hintFor(shown, situation, trouble) : undefined
  const said = example ? EXAMPLE : noticeOf(work, isSlow, situation, deadLink)
  return (
    <div className="compose">
      <RecipientLine audience={shown?.audience} />
      <Choices
        {...choice}
        onStage={(stage) => choose({ stage })}
        onLanguage={(language) => choose({ language })}
        onAgreement={onAgreement}
        onPosition={(position) => choose({ position })}
        disabled={fixed}
      />
      <Preview
        {...{ choice, lead, fixed }}
        format={shown?.format}
        inserted={action === 'remove'}
        describedBy={notice}
        wrong={trouble !== undefined && 'sentence' in trouble}
        onWrite={write}
      />
      <ActionButton
        action={action}
        ref={button}
        busy={isBusy}
        waiting={isWaiting}
        enabled={!example && (isReady || isWaiting)}
        onAct={() => {
          if (isWaiting) return tryNow()
          if (action !== 'remove') remember()
          void act(orderOf(choice, lead))
        }}
      />
      <NoticeLine id={notice} notice={said} hint={example ? undefined : hint}>
        {work.step !== 'idle' && work.failed && (
          <WaitLine
            nextTryAt={isWaiting ? work.nextTryAt : undefined}
            onStop={() => {
              // The button pressed is gone; the keyboard goes on where it was asked for.
              button.current?.focus()
              stop()
            }}
          />
        )}
        <SuggestBar
          fits={shown?.suggestsLink === true && action === 'insert' && !isBusy && !said}
          onDismissed={() => {
            message.dismissSuggestion()
            button.current?.focus()
          }}
        />
      </NoticeLine>
    </div>
  )
}

/** A try that follows a failure says nothing new before it is decided. */
function noticeOf(
  work: Work,
  isSlow: boolean,
  situation: Situation | undefined,
  deadLink: DeadLink | undefined,
): Notice | undefined {
  if (work.step === 'idle') {
    const { notice } = situation ?? {}
    return deadLink && notice?.tone === 'status' ? { tone: 'alert', say: deadLink } : notice
  }
  if (work.failed) return { tone: 'alert', say: work.failed.error }
  return isSlow ? { tone: 'status', say: 'still_working' } : undefined
}

const EXAMPLE: Notice = { tone: 'status', say: 'example' }

function orderOf({ audience, agreement, language }: LeadChoice, lead: MailLead): Order | undefined {
  if (audience?.state !== 'one') return undefined
  const recipient = audience.candidate.address.trim()
  const asked = { agreementId: agreement.id, recipient, locale: language }
  return { referral: { ...asked, ...lead.told }, lead: lead.text }
}
