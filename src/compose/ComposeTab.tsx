import { Button } from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import type { Api } from '../api/api.ts'
import { mayDo } from '../contract/rights.ts'
import type { Locale } from '../contract/locale.ts'
import type { NewReferral } from '../contract/referral.ts'
import type { AgreementSummary, SessionView } from '../contract/session.ts'
import type { Message } from '../message/message.ts'
import { useLocale, useText } from '../text/use-text.ts'
import { Choices } from './Choices.tsx'
import type { Draft } from './draft.ts'
import { issueKeys } from './issue-keys.ts'
import { NoticeLine } from './NoticeLine.tsx'
import { Preview } from './Preview.tsx'
import { RecipientLine } from './RecipientLine.tsx'
import type { Action, Notice } from './situation.ts'
import { useDraft } from './use-draft.ts'
import { useInsertion } from './use-insertion.ts'

interface ComposeTabProps {
  /** Undefined while no mail is being written. */
  message: Message | undefined
  api: Api
  session: SessionView
  /** False while another tab is in front. */
  active: boolean
  /** Somebody looks around without being signed in: all is shown, nothing is inserted. */
  example: boolean
  onSetUp: () => void
}

/** The recruiter's tab: one link, for one candidate, into the mail being written. */
export function ComposeTab({ onSetUp, ...props }: ComposeTabProps) {
  const { message, session } = props
  const { compose: text } = useText()
  const [agreementId, setAgreementId] = useState<string>()
  const agreement = session.agreements.find(({ id }) => id === agreementId) ?? session.agreements[0]
  const { role } = session.member
  if (!mayDo(role, 'insert_referral')) return <p className="paragraph screen">{text.noRight}</p>
  if (!agreement && session.mailMissing) return <p className="paragraph screen">{text.noMail}</p>
  if (!agreement && mayDo(role, 'manage_agreements')) return <NothingSetUp onSetUp={onSetUp} />
  if (!agreement) return <p className="paragraph screen">{text.noAgreement}</p>
  if (!message) return <p className="paragraph screen">{text.noMessage}</p>
  return <Writing {...{ ...props, message, agreement }} onAgreement={setAgreementId} />
}

/** What a company's first manager finds, and the way on. */
function NothingSetUp({ onSetUp }: { onSetUp: () => void }) {
  const { compose: text } = useText()
  return (
    <div className="screen">
      <p className="paragraph">{text.nothingSetUp}</p>
      <Button appearance="primary" onClick={onSetUp}>
        {text.setUp}
      </Button>
    </div>
  )
}

interface WritingProps extends Omit<ComposeTabProps, 'onSetUp'> {
  message: Message
  agreement: AgreementSummary
  onAgreement: (agreementId: string) => void
}

function Writing({ message, api, session, active, example, ...props }: WritingProps) {
  const { agreement, onAgreement } = props
  const { compose: text } = useText()
  const paneLocale = useLocale()
  const [chosen, setChosen] = useState<Locale>()
  const keys = useMemo(() => issueKeys(sessionStorage), [])
  const reading = useDraft(message, session, active)
  const desk = { message, api, session, keys }
  const { shown, situation, running, act } = useInsertion(desk, reading)
  const language = chosen ?? shown?.language ?? paneLocale

  if (reading.unreadable) {
    return (
      <p className="paragraph screen" role="alert">
        {text.unreadable}
      </p>
    )
  }
  return (
    <div className="compose">
      <RecipientLine audience={shown?.audience} />
      <Choices
        language={language}
        onLanguage={setChosen}
        agreements={session.agreements}
        agreement={agreement}
        onAgreement={onAgreement}
        disabled={running !== undefined || situation?.action === 'remove'}
      />
      <Preview
        agreement={agreement}
        language={language}
        format={shown?.format}
        linkOrigin={session.linkOrigin}
      />
      <ActionButton
        action={running ?? situation?.action ?? 'insert'}
        busy={running !== undefined}
        enabled={!example && (situation?.enabled ?? false)}
        onAct={() => void act(newReferral(shown, agreement, language))}
      />
      <NoticeLine notice={example ? EXAMPLE : running ? undefined : situation?.notice} />
    </div>
  )
}

const EXAMPLE: Notice = { tone: 'status', say: 'example' }

function newReferral(
  draft: Draft | undefined,
  agreement: AgreementSummary,
  locale: Locale,
): NewReferral | undefined {
  if (draft?.audience.state !== 'one') return undefined
  return { agreementId: agreement.id, recipient: draft.audience.candidate.address.trim(), locale }
}

interface ActionButtonProps {
  action: Action
  busy: boolean
  enabled: boolean
  onAct: () => void
}

/** One button in one place, so that a keyboard that pressed Insert stands on Remove. */
function ActionButton({ action, busy, enabled, onAct }: ActionButtonProps) {
  const { compose: text } = useText()
  const labels = {
    insert: busy ? text.inserting : text.insert,
    remove: busy ? text.removing : text.remove,
    replace: busy ? text.replacing : text.replace,
  }
  return (
    <Button
      className="action"
      size="large"
      appearance={action === 'remove' ? 'secondary' : 'primary'}
      disabled={!enabled}
      disabledFocusable={busy}
      aria-busy={busy}
      onClick={onAct}
    >
      {labels[action]}
    </Button>
  )
}
