import { Button } from '@fluentui/react-components'
import { useId, useMemo, useRef, useState } from 'react'
import type { Api } from '../api/api.ts'
import { isWrittenByHand, type Stage } from '../contract/lead.ts'
import type { Locale } from '../contract/locale.ts'
import type { AgreementSummary, SessionView } from '../contract/session.ts'
import type { Message } from '../message/message.ts'
import { useLocale, useText } from '../text/use-text.ts'
import { ActionButton } from './ActionButton.tsx'
import { Choices } from './Choices.tsx'
import type { DeadLink } from './dead-links.ts'
import type { Draft } from './draft.ts'
import type { Order } from './insert-referral.ts'
import { issueKeys } from './issue-keys.ts'
import { LeadField } from './LeadField.tsx'
import { filledTemplate, type MailLead } from './mail-lead.ts'
import { NoticeLine } from './NoticeLine.tsx'
import { Preview } from './Preview.tsx'
import { RecipientLine } from './RecipientLine.tsx'
import { rememberedStage } from './remembered-stage.ts'
import { hintFor, type Notice, type Situation } from './situation.ts'
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

/** What the recruiter chose or wrote; what they did not follows the mail. */
interface Chosen {
  language?: Locale
  stage?: Stage
  position: string
  /** Words of their own in place of the template. */
  own?: string | undefined
}

const NOTHING_CHOSEN: Chosen = { position: '' }

/** A mail is being written: who it is for, what it will say, and the one button. */
export function Writing({ message, api, session, active, example, ...props }: WritingProps) {
  const { agreement, onAgreement } = props
  const { compose: text } = useText()
  const paneLocale = useLocale()
  const [chosen, setChosen] = useState(NOTHING_CHOSEN)
  const keys = useMemo(() => issueKeys(sessionStorage), [])
  const remembered = useMemo(() => rememberedStage(session.member.id), [session.member.id])
  const reading = useDraft(message, session, active)
  const insertion = useInsertion({ message, api, session, keys }, reading)
  const { shown, situation, work, act, tryNow, stop } = insertion
  const button = useRef<HTMLButtonElement>(null)
  const isSlow = useSlow(work.step === 'running')
  const deadLink = useDeadLink(api, shown, active)
  const language = chosen.language ?? shown?.language ?? paneLocale
  const stage = chosen.stage ?? shown?.stage ?? remembered.read() ?? 'screening'
  const { position, own } = chosen
  const choice = { session, agreement, audience: shown?.audience, stage, language, position, own }
  const { lead, trouble } = useLead(choice)
  const notice = useId()
  const field = useId()

  const choose = (change: Partial<Chosen>) => setChosen((before) => ({ ...before, ...change }))
  // Words once written stay with the stage and the language they were written for.
  const write = (words: string | undefined) => choose({ own: words, stage, language })

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
  const byHand = isWrittenByHand(stage)
  const isReady = situation?.enabled === true && (action === 'remove' || trouble === undefined)
  const hint =
    shown && situation && work.step === 'idle' ? hintFor(shown, situation, trouble) : undefined
  return (
    <div className="compose">
      <RecipientLine audience={shown?.audience} />
      <Choices
        {...{ session, stage, language, agreement, onAgreement, position }}
        onStage={(next) => choose({ stage: next })}
        onLanguage={(next) => choose({ language: next })}
        onPosition={(next) => choose({ position: next })}
        disabled={fixed}
      />
      <Preview
        {...{ agreement, language }}
        lead={lead.text}
        format={shown?.format}
        linkOrigin={session.linkOrigin}
        action={
          !byHand &&
          !fixed && (
            <OwnWordsButton
              field={field}
              open={own !== undefined}
              onToggle={() => write(own === undefined ? filledTemplate(choice) : undefined)}
            />
          )
        }
      >
        {(byHand || own !== undefined) && action !== 'remove' && (
          <LeadField
            id={field}
            value={own ?? ''}
            prompt={byHand ? session.leads[stage][language].text : ''}
            language={language}
            disabled={fixed}
            describedBy={notice}
            wrong={trouble !== undefined && 'sentence' in trouble}
            onWrite={write}
          />
        )}
      </Preview>
      <ActionButton
        action={action}
        ref={button}
        busy={isBusy}
        waiting={isWaiting}
        enabled={!example && (isReady || isWaiting)}
        onAct={() => {
          if (isWaiting) return tryNow()
          if (action !== 'remove') remembered.keep(stage)
          void act(orderOf(shown, agreement, language, lead))
        }}
      />
      <NoticeLine
        id={notice}
        notice={example ? EXAMPLE : noticeOf(work, isSlow, situation, deadLink)}
        hint={example ? undefined : hint}
      >
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

interface OwnWordsButtonProps {
  /** The id of what it opens. */
  field: string
  open: boolean
  onToggle: () => void
}

function OwnWordsButton({ field, open, onToggle }: OwnWordsButtonProps) {
  const { compose: text } = useText()
  return (
    <Button
      className="own-words"
      appearance="transparent"
      size="small"
      aria-expanded={open}
      aria-controls={field}
      onClick={onToggle}
    >
      {open ? text.useTemplate : text.ownWords}
    </Button>
  )
}

function orderOf(
  draft: Draft | undefined,
  agreement: AgreementSummary,
  locale: Locale,
  lead: MailLead,
): Order | undefined {
  if (draft?.audience.state !== 'one') return undefined
  const recipient = draft.audience.candidate.address.trim()
  return {
    referral: { agreementId: agreement.id, recipient, locale, ...lead.told },
    lead: lead.text,
  }
}
