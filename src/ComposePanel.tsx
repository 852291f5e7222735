import { Button } from './screen/Button.tsx'
import { lazy, Suspense, useState, type ComponentProps, type ReactNode } from 'react'
import { ComposeTab } from './compose/ComposeTab.tsx'
import { mayDo } from './contract/rights.ts'
import type { MailRead } from './message/message.ts'
import { persistently } from './persistently.ts'
import { TabSkeleton } from './TabSkeleton.tsx'
import { useText } from './text/use-text.ts'

/** Looked at now and then, so it arrives when it is opened. */
const SendsScreen = lazy(() =>
  persistently(async () => {
    const { SendsScreen } = await import('./sends/SendsScreen.tsx')
    return { default: SendsScreen }
  }),
)

const LinkInMail = lazy(() =>
  persistently(async () => {
    const { LinkInMail } = await import('./sends/LinkInMail.tsx')
    return { default: LinkInMail }
  }),
)

interface ComposePanelProps extends ComponentProps<typeof ComposeTab> {
  /** Changes with the message, so that nothing said about one is said about the next. */
  messageNumber: number
  /** The mail that is read, if one is; not asked while somebody only looks around. */
  mailRead: (() => MailRead | undefined) | undefined
}

interface WhileReadingProps {
  read: ComposePanelProps['mailRead']
  children: (mail: MailRead) => ReactNode
}

/** Nothing is fetched for a mail that is not there. */
function WhileReading({ read, children }: WhileReadingProps) {
  const [mail] = useState(() => read?.())
  return mail && <Suspense>{children(mail)}</Suspense>
}

/** The mail being written or read, and behind a quiet button at its end those written before. */
export function ComposePanel({ messageNumber, mailRead, ...props }: ComposePanelProps) {
  const { sends } = useText()
  const [list, setList] = useState<'unopened' | 'open' | 'left'>('unopened')
  const { api, session, message, example } = props
  const isOpen = list === 'open'
  const mayList = !example && mayDo(session.member.role, 'insert_referral')
  return (
    <>
      {/* Hidden, not gone: what was chosen for the mail is still there afterwards. */}
      <div className="panel" hidden={isOpen}>
        <ComposeTab key={messageNumber} {...props} active={props.active && !isOpen} />
        {mayList && !message && (
          <WhileReading key={`read-${messageNumber}`} read={mailRead}>
            {(mail) => <LinkInMail api={api} mail={mail} linkOrigin={session.linkOrigin} />}
          </WhileReading>
        )}
        {mayList && !isOpen && (
          <div className="panel-end">
            <Button
              appearance="transparent"
              size="small"
              autoFocus={list === 'left'}
              onClick={() => setList('open')}
            >
              {sends}
            </Button>
          </div>
        )}
      </div>
      {isOpen && (
        <Suspense fallback={<TabSkeleton />}>
          <SendsScreen api={api} onBack={() => setList('left')} />
        </Suspense>
      )}
    </>
  )
}
