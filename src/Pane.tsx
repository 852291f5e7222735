import { lazy, Suspense, useState, type ReactNode } from 'react'
import type { Api } from './api/api.ts'
import { ComposeTab } from './compose/ComposeTab.tsx'
import type { SessionView } from './contract/session.ts'
import type { Message } from './message/message.ts'
import { NotSignedIn } from './sign-in/NotSignedIn.tsx'
import { Unreachable } from './sign-in/Unreachable.tsx'
import { useSession } from './sign-in/use-session.ts'
import { panelId, tabId, Tabs } from './Tabs.tsx'
import { useText } from './text/use-text.ts'

/** The manager's tab arrives when it is first opened; most people only write mails. */
const ProgressTab = lazy(() =>
  persistently(async () => {
    const { ProgressTab } = await import('./progress/ProgressTab.tsx')
    return { default: ProgressTab }
  }),
)

type TabName = 'compose' | 'progress'

interface PaneProps {
  /** Undefined when no session token is stored. */
  api: Api | undefined
  message: Message | undefined
  /** Changes with the message, so that nothing said about one is said about the next. */
  messageNumber: number
  onCheckSignIn: () => void
}

/** The pane after Outlook let it in: asks who is there, then shows what they may see. */
export function Pane({ api, message, messageNumber, onCheckSignIn }: PaneProps) {
  const { state, api: watchedApi, tryNow } = useSession(api)
  if (state.step === 'signed-out' || !watchedApi) {
    return (
      <NotSignedIn
        onCheckAgain={() => {
          onCheckSignIn()
          tryNow()
        }}
      />
    )
  }
  if (state.step === 'unreachable') {
    return <Unreachable nextTryAt={state.nextTryAt} onTryNow={tryNow} />
  }
  if (state.step === 'loading') return <PaneSkeleton />
  const props = { api: watchedApi, message, messageNumber, session: state.session }
  return <SignedInPane {...props} />
}

interface SignedInPaneProps {
  api: Api
  message: Message | undefined
  /** Changes with the message, so that nothing said about one is said about the next. */
  messageNumber: number
  session: SessionView
}

function SignedInPane({ api, message, messageNumber, session }: SignedInPaneProps) {
  const text = useText()
  const manages = session.member.role === 'manager'
  const [selected, setSelected] = useState<TabName>(manages && !message ? 'progress' : 'compose')
  const [visited, setVisited] = useState(selected === 'progress')
  const select = (name: TabName) => {
    setSelected(name)
    setVisited(visited || name === 'progress')
  }
  const tabs: { name: TabName; title: string }[] = [
    { name: 'compose', title: text.tabs.compose },
    ...(manages ? [{ name: 'progress' as const, title: text.tabs.progress }] : []),
  ]
  return (
    <>
      <Tabs label={text.tabs.label} tabs={tabs} selected={selected} onSelect={select} />
      <Panel name="compose" selected={selected}>
        <ComposeTab
          key={messageNumber}
          message={message}
          api={api}
          session={session}
          active={selected === 'compose'}
        />
      </Panel>
      {manages && (
        <Panel name="progress" selected={selected}>
          {visited && (
            <Suspense fallback={<TabSkeleton />}>
              <ProgressTab
                api={api}
                session={session}
                active={selected === 'progress'}
                onCompose={() => select('compose')}
              />
            </Suspense>
          )}
        </Panel>
      )}
    </>
  )
}

interface PanelProps {
  name: TabName
  selected: TabName
  children: ReactNode
}

/** A tab left keeps what was chosen in it, and what it was about to say. */
function Panel({ name, selected, children }: PanelProps) {
  return (
    <div
      className="panel"
      role="tabpanel"
      id={panelId(name)}
      aria-labelledby={tabId(name)}
      hidden={name !== selected}
    >
      {children}
    </div>
  )
}

/** The time between two tries to fetch a tab whose code did not arrive. */
const RELOAD_MS = 3_000

async function persistently<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RELOAD_MS))
    }
  }
}

/** A tab whose code is on its way; it brings a skeleton of its own. */
function TabSkeleton() {
  const { loading } = useText()
  return <p className="screen" role="status" aria-label={loading} />
}

/** What `taskpane.html` shows before any script ran, kept until the session is known. */
function PaneSkeleton() {
  const { loading } = useText()
  return (
    <div className="panel" role="status" aria-label={loading}>
      <div className="tabs">
        <span className="bone bone-tab" />
      </div>
      <div className="compose">
        <p className="recipient">
          <span className="bone bone-line" />
        </p>
        <span className="bone bone-choice" />
        <span className="bone bone-block" />
        <span className="bone bone-action" />
        <p className="notice" />
      </div>
    </div>
  )
}
