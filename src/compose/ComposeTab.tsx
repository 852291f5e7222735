import { Button } from '../screen/Button.tsx'
import type { Api } from '../api/api.ts'
import { mayDo } from '../contract/rights.ts'
import type { SessionView } from '../contract/session.ts'
import type { Message } from '../message/message.ts'
import { useText } from '../text/use-text.ts'
import { Writing } from './Writing.tsx'

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
  const [agreement] = session.agreements
  const { role } = session.member
  if (!mayDo(role, 'insert_referral')) return <p className="paragraph screen">{text.noRight}</p>
  if (!agreement && session.mailMissing) return <p className="paragraph screen">{text.noMail}</p>
  if (!agreement && mayDo(role, 'manage_agreements')) return <NothingSetUp onSetUp={onSetUp} />
  if (!agreement) return <p className="paragraph screen">{text.noAgreement}</p>
  if (!message) return <p className="paragraph screen">{text.noMessage}</p>
  return <Writing {...{ ...props, message }} firstAgreement={agreement} />
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
