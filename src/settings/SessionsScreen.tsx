import { Button } from '../screen/Button.tsx'
import { useCallback, useState } from 'react'
import type { Api } from '../api/api.ts'
import { mayDo } from '../contract/rights.ts'
import type { SessionView } from '../contract/session.ts'
import type { AccessCode, SessionSummary } from '../contract/sign-in.ts'
import { formatMoment } from '../text/dates.ts'
import { useSettingsText } from '../text/use-settings-text.ts'
import { useLocale } from '../text/use-text.ts'
import { useWrite } from '../screen/use-write.ts'
import { OneTime } from './OneTime.tsx'
import { Question } from '../screen/Question.tsx'
import { Screen } from '../screen/Screen.tsx'
import { Trouble, WhenLoaded } from '../screen/Trouble.tsx'
import { useLoaded } from '../screen/use-loaded.ts'

interface SessionsScreenProps {
  api: Api
  session: SessionView
  onBack: (() => void) | undefined
  onSignedOut: () => void
}

/** Where people are signed in: one's own devices, and for a manager the whole company's. */
export function SessionsScreen({ api, session, onBack, onSignedOut }: SessionsScreenProps) {
  const { sessions: text } = useSettingsText()
  const { loaded, reload } = useLoaded(useCallback(() => api.sessions(), [api]))
  const seesAll = mayDo(session.member.role, 'manage_members')
  return (
    <Screen title={seesAll ? text.title : text.own} onBack={onBack}>
      <WhenLoaded loaded={loaded} onRetry={reload} rows={2}>
        {({ sessions }) => (
          <>
            {sessions.length === 0 && <p className="paragraph">{text.none}</p>}
            <ul className="rows">
              {sessions.map((each) => (
                <Device key={each.id} api={api} device={each} named={seesAll} onEnded={reload} />
              ))}
            </ul>
          </>
        )}
      </WhenLoaded>
      <AnotherDevice api={api} />
      {/* Apart from the list: who came with Microsoft has no session in it. */}
      <Ending
        label={text.signOut}
        question={text.signOutQuestion}
        end={(key) => api.signOut(key)}
        onEnded={onSignedOut}
      />
    </Screen>
  )
}

interface DeviceProps {
  api: Api
  device: SessionSummary
  /** Whose it is must be said, since it may be anybody's. */
  named: boolean
  onEnded: () => void
}

function Device({ api, device, named, onEnded }: DeviceProps) {
  const { sessions: text } = useSettingsText()
  const locale = useLocale()
  const name = device.device ?? text.noDevice
  return (
    <li>
      <div>
        <p className="row-title">
          {named && <bdi className="strong">{device.memberName}</bdi>}
          <span>{name}</span>
          {device.current && <span className="badge badge-live">{text.this}</span>}
        </p>
        {device.mailbox !== null && <p className="paragraph quiet">{device.mailbox}</p>}
        <p className="paragraph quiet">{text.lastUsed(formatMoment(locale, device.lastUsedAt))}</p>
      </div>
      {!device.current && (
        <Ending
          label={text.revoke}
          name={text.revokeLabel(`${device.memberName}, ${name}`)}
          question={text.revokeQuestion}
          end={(key) => api.revokeSession(device.id, key)}
          onEnded={onEnded}
        />
      )}
    </li>
  )
}

interface EndingProps {
  label: string
  /** Tells buttons of the same label apart for who cannot see where they stand. */
  name?: string
  question: string
  end: (key: string) => Promise<void>
  onEnded: () => void
}

/** Ends a session after a question. */
function Ending({ label, name, question, end, onEnded }: EndingProps) {
  const { cancel } = useSettingsText()
  const [asking, setAsking] = useState(false)
  const write = useWrite()
  async function endNow() {
    const ended = await write.run(label, async (key) => {
      await end(key)
      return true
    })
    if (ended) onEnded()
  }
  return (
    <>
      <Trouble error={write.error} />
      {asking ? (
        <Question
          sentence={question}
          yes={label}
          no={cancel}
          busy={write.busy}
          onYes={() => void endNow()}
          onNo={() => setAsking(false)}
        />
      ) : (
        <div className="actions">
          <Button aria-label={name} onClick={() => setAsking(true)}>
            {label}
          </Button>
        </div>
      )}
    </>
  )
}

function AnotherDevice({ api }: { api: Api }) {
  const { sessions: text, members, until, working } = useSettingsText()
  const locale = useLocale()
  const [code, setCode] = useState<AccessCode>()
  const write = useWrite()
  async function make() {
    const made = await write.run('own', (key) => api.ownCode(key))
    if (made) setCode(made)
  }
  return (
    <>
      <Trouble error={write.error} />
      {code && (
        <>
          <p className="paragraph" role="status">
            {text.codeReady}
          </p>
          <OneTime
            label={members.code}
            value={code.code}
            about={until(formatMoment(locale, code.expiresAt))}
          />
        </>
      )}
      <div className="actions">
        <Button disabledFocusable={write.busy} onClick={() => void make()}>
          {write.busy ? working : text.anotherCode}
        </Button>
      </div>
    </>
  )
}
