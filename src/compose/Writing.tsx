import { Button } from '../screen/Button.tsx'
import { useId, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { ApiError } from '../api/api-error.ts'
import type { Api } from '../api/api.ts'
import type { AgreementSummary, SessionView } from '../contract/session.ts'
import type { Message } from '../message/message.ts'
import { useText } from '../text/use-text.ts'
import { ActionButton } from './ActionButton.tsx'
import { wordsInMail, wordsToInsert } from './block-words.ts'
import { Choices } from './Choices.tsx'
import type { Draft } from './draft.ts'
import type { Order } from './insert-referral.ts'
import { issueKeys } from './issue-keys.ts'
import type { LeadChoice, MailLead } from './mail-lead.ts'
import { NoticeLine } from './NoticeLine.tsx'
import type { DeadLink, OwnLink } from './own-links.ts'
import { Preview } from './Preview.tsx'
import { RecipientLine } from './RecipientLine.tsx'
import { hintFor, type Hint, type Notice, type Situation } from './situation.ts'
import { SuggestBar } from './SuggestBar.tsx'
import { useChoice } from './use-choice.ts'
import { useDraft } from './use-draft.ts'
import { useSlow } from './use-slow.ts'
import { useInsertion, type Insertion, type Work } from './use-insertion.ts'
import { useLead } from './use-lead.ts'
import { useOwnLinks } from './use-own-links.ts'
import { WaitLine } from './WaitLine.tsx'

interface WritingProps {
  message: Message
  api: Api
  session: SessionView
  active: boolean
  example: boolean
  /** In force until another is chosen. */
  firstAgreement: AgreementSummary
}

/** A mail is being written: who it is for, what it will say, and the one button. */
export function Writing({ message, api, session, active, example, firstAgreement }: WritingProps) {
  const { compose: text } = useText()
  const keys = useMemo(() => issueKeys(sessionStorage), [])
  const reading = useDraft(message, session, active)
  const insertion = useInsertion({ message, api, session, keys }, reading)
  const { shown, situation, work, placed, act, tryNow, stop } = insertion
  const button = useRef<HTMLButtonElement>(null)
  const [seenBefore, setSeenBefore] = useState<string>()
  // While the mail was out of view, the link just put there may have been revoked.
  if (!active && placed && placed.token !== seenBefore) setSeenBefore(placed.token)
  const links = useOwnLinks(api, foundIn(shown, insertion, seenBefore), active)
  const { inMail, before, dead } = linksOf(links.own, shown)
  const { choice, choose, isForOther, ...chosen } = useChoice(
    session,
    firstAgreement,
    shown,
    inMail ?? before,
  )
  const { lead, trouble } = useLead(choice, isForOther)
  const notice = useId()
  const action = work.step === 'idle' ? (situation?.action ?? 'insert') : work.action
  // A new link is to say what the one before said, and the preview shows it before it is pressed.
  const isUnknown = links.open && work.step === 'idle' && action !== 'remove'
  const lookUpFailure = isUnknown ? links.failure : undefined
  const isSlow = useSlow(work.step === 'running' || (isUnknown && !lookUpFailure))

  if (reading.unreadable) {
    return (
      <p className="paragraph screen" role="alert">
        {text.unreadable}
      </p>
    )
  }
  const isBusy = work.step === 'running'
  const isWaiting = work.step === 'waiting'
  const fixed = work.step !== 'idle' || action === 'remove'
  const isReady =
    situation?.enabled === true && (action === 'remove' || isUnknown || trouble === undefined)
  const hint = hintNow()
  const asksForReader = hint !== undefined && 'say' in hint && hint.say === 'other_reader'
  const said = example ? EXAMPLE : noticeOf(work, isSlow, situation, lookUpFailure ?? dead)

  function hintNow(): Hint | undefined {
    if (isUnknown) return isSlow ? STILL_WORKING : undefined
    return shown && situation && work.step === 'idle'
      ? hintFor(shown, situation, trouble)
      : undefined
  }

  return (
    <div className="compose">
      <RecipientLine audience={shown?.audience} />
      <Choices
        {...choice}
        onStage={(stage) => choose({ stage })}
        onLanguage={(language) => choose({ language })}
        onAgreement={(agreementId) => choose({ agreementId })}
        onPosition={(position) => choose({ position })}
        disabled={fixed}
      />
      <Preview
        {...{ choice, fixed }}
        words={
          shown && action === 'remove'
            ? wordsInMail(choice, lead, shown, { placed, made: inMail })
            : wordsToInsert(choice, lead)
        }
        format={shown?.format}
        inserted={action === 'remove'}
        describedBy={notice}
        wrong={trouble !== undefined && 'sentence' in trouble}
        onWrite={chosen.write}
      />
      <ActionButton
        action={action}
        ref={button}
        busy={isBusy}
        held={isUnknown && !lookUpFailure}
        waiting={isWaiting || lookUpFailure !== undefined}
        enabled={!example && (isReady || isWaiting)}
        onAct={() => {
          if (isWaiting) return tryNow()
          if (isUnknown) return links.tryNow()
          if (action !== 'remove') chosen.settle()
          void act(orderOf(choice, lead))
        }}
      />
      <NoticeLine id={notice} notice={said} hint={example ? undefined : hint}>
        {work.step !== 'idle' && (work.failed ?? (isSlow && work.action !== 'remove')) && (
          <WaitLine
            again={work.failed !== undefined}
            nextTryAt={isWaiting ? work.nextTryAt : undefined}
            onStop={() => {
              // The button pressed is gone; the keyboard goes on where it was asked for.
              button.current?.focus()
              stop()
            }}
          />
        )}
        {asksForReader && (
          <div className="suggestion">
            <Button
              size="small"
              onClick={() => {
                flushSync(chosen.confirm)
                // The button pressed is gone; the keyboard goes on to what it made possible.
                button.current?.focus()
              }}
            >
              {text.fitsToo}
            </Button>
          </div>
        )}
        <SuggestBar
          fits={
            shown?.suggestsLink === true &&
            action === 'insert' &&
            !isBusy &&
            !isUnknown &&
            !said &&
            !asksForReader
          }
          onDismissed={() => {
            message.dismissSuggestion()
            button.current?.focus()
          }}
        />
      </NoticeLine>
    </div>
  )
}

/** The links in the mail but the one this pane put there since the mail last came into view. */
function foundIn(
  draft: Draft | undefined,
  { work, placed }: Insertion,
  seenBefore: string | undefined,
): string[] {
  // Between the link and the word that it is in, whose it is is not known yet.
  if (!draft || work.step === 'running') return []
  const news = placed?.token === seenBefore ? undefined : placed?.token
  return draft.links.map(({ token }) => token).filter((token) => token !== news)
}

/** Which of one's own links stands in the mail, or did before, and what is wrong with them. */
function linksOf(own: ReadonlyMap<string, OwnLink>, draft: Draft | undefined) {
  const standing = (draft?.links ?? []).flatMap(({ token }) => own.get(token) ?? [])
  const [before] = own.values()
  const dead = standing.find((link) => link.dead)?.dead
  return { inMail: standing[0], before, dead }
}

/** A try that follows a failure says nothing new before it is decided. */
function noticeOf(
  work: Work,
  isSlow: boolean,
  situation: Situation | undefined,
  ofLink: DeadLink | ApiError | undefined,
): Notice | undefined {
  if (work.step === 'idle') {
    const { notice } = situation ?? {}
    const isNews = ofLink instanceof ApiError || notice?.tone === 'status'
    return ofLink && isNews ? { tone: 'alert', say: ofLink } : notice
  }
  if (work.failed) return { tone: 'alert', say: work.failed.error }
  return isSlow ? { tone: 'status', say: 'still_working' } : undefined
}

const STILL_WORKING: Hint = { say: 'still_working' }
const EXAMPLE: Notice = { tone: 'status', say: 'example' }

function orderOf({ audience, agreement, language }: LeadChoice, lead: MailLead): Order | undefined {
  if (audience?.state !== 'one') return undefined
  const recipient = audience.candidate.address.trim()
  const asked = { agreementId: agreement.id, recipient, locale: language }
  return { referral: { ...asked, ...lead.told }, lead: lead.text }
}
