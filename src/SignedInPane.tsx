import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import type { Api } from './api/api.ts'
import { ComposePanel } from './ComposePanel.tsx'
import { mayDo } from './contract/rights.ts'
import type { SessionView } from './contract/session.ts'
import { ExampleMark } from './ExampleMark.tsx'
import type { Message } from './message/message.ts'
import type { Surroundings } from './message/outlook.ts'
import { persistently } from './persistently.ts'
import { panelId, tabId, Tabs, type Tab } from './Tabs.tsx'
import { TabSkeleton } from './TabSkeleton.tsx'
import { useLocale, useText } from './text/use-text.ts'

/** The other tabs arrive when they are first opened; most people only write mails. */
const ProgressTab = lazy(() =>
  persistently(async () => {
    const { ProgressTab } = await import('./progress/ProgressTab.tsx')
    return { default: ProgressTab }
  }),
)
const PrivacyTab = lazy(() =>
  persistently(async () => {
    const { PrivacyTab } = await import('./privacy/PrivacyTab.tsx')
    return { default: PrivacyTab }
  }),
)
const SettingsTab = lazy(() =>
  persistently(async () => {
    const { SettingsTab } = await import('./settings/SettingsTab.tsx')
    return { default: SettingsTab }
  }),
)

type TabName = 'compose' | 'progress' | 'privacy' | 'settings'

interface SignedInPaneProps {
  api: Api
  message: Message | undefined
  /** Changes with the message, so that nothing said about one is said about the next. */
  messageNumber: number
  /** Undefined while somebody only looks around: then nothing can be set or inserted. */
  surroundings: Surroundings | undefined
  session: SessionView
  onSessionChanged: () => void
  /** Leaves the session, or the look around. */
  onSignedOut: () => void
}

/** The tabs somebody may see, by the table of rights that the server enforces. */
export function SignedInPane({ api, message, session, surroundings, ...props }: SignedInPaneProps) {
  const { tabs: text } = useText()
  const { role } = session.member
  useSendCheckSettings(session, surroundings)
  const [selected, setSelected] = useState(() => firstTab(session, message))
  const [visited, setVisited] = useState<readonly TabName[]>([selected])
  const select = (name: TabName) => {
    setSelected(name)
    if (!visited.includes(name)) setVisited([...visited, name])
  }
  const tabs: Tab<TabName>[] = [{ name: 'compose', title: text.compose }]
  if (mayDo(role, 'see_progress')) tabs.push({ name: 'progress', title: text.progress })
  if (mayDo(role, 'use_privacy_desk')) tabs.push({ name: 'privacy', title: text.privacy })
  if (surroundings) tabs.push({ name: 'settings', title: text.settings, gear: true })
  const panel = (name: TabName, content: (active: boolean) => ReactNode) =>
    tabs.some((tab) => tab.name === name) && (
      <Panel name={name} selected={selected}>
        {(name === 'compose' || visited.includes(name)) && (
          <Suspense fallback={<TabSkeleton />}>{content(name === selected)}</Suspense>
        )}
      </Panel>
    )
  return (
    <>
      <Tabs label={text.label} tabs={tabs} selected={selected} onSelect={select} />
      {!surroundings && <ExampleMark onLeave={props.onSignedOut} />}
      {panel('compose', (active) => (
        <ComposePanel
          {...{ message, api, session, active }}
          messageNumber={props.messageNumber}
          example={!surroundings}
          mailRead={surroundings?.mailRead}
          onSetUp={() => select('settings')}
        />
      ))}
      {panel('progress', (active) => (
        <ProgressTab {...{ api, session, active }} onCompose={() => select('compose')} />
      ))}
      {panel('privacy', () => (
        <PrivacyTab api={api} />
      ))}
      {surroundings &&
        panel('settings', () => (
          <SettingsTab
            {...{ api, session, surroundings }}
            onSessionChanged={props.onSessionChanged}
            onSignedOut={props.onSignedOut}
          />
        ))}
    </>
  )
}

/** The send check asks no server, so what it must know is left for it whenever the session came. */
function useSendCheckSettings(session: SessionView, surroundings: Surroundings | undefined): void {
  const locale = useLocale()
  useEffect(() => {
    const { linkOrigin, workspace } = session
    const { internalDomains, askWithoutLink } = workspace
    surroundings?.keepForSendCheck({ linkOrigin, internalDomains, askWithoutLink, locale })
  }, [session, surroundings, locale])
}

/** Without a mail to write into, people open the pane for what else they may see. */
function firstTab({ member: { role } }: SessionView, message: Message | undefined): TabName {
  if (message) return 'compose'
  if (mayDo(role, 'see_progress')) return 'progress'
  return mayDo(role, 'use_privacy_desk') ? 'privacy' : 'compose'
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
