import { Button } from '../screen/Button.tsx'
import { useRef, useState } from 'react'
import type { Api } from '../api/api.ts'
import type { Send } from '../contract/sends.ts'
import { focusHere } from '../screen/focus-here.ts'
import { Question } from '../screen/Question.tsx'
import { Trouble } from '../screen/Trouble.tsx'
import { useWrite } from '../screen/use-write.ts'
import { COMPANY_ZONE, formatDay, formatMoment } from '../text/dates.ts'
import { useSendsText } from '../text/sends.ts'
import { useSettingsText } from '../text/use-settings-text.ts'
import { useLocale, useText } from '../text/use-text.ts'

interface SendRowProps {
  api: Api
  send: Send
  /** With the mail as it is afterwards. */
  onRevoked: (send: Send) => void
}

/** One mail: what it is recognised by, how far it went, and taking its link back. */
export function SendRow({ api, send, onRevoked }: SendRowProps) {
  const text = useSendsText()
  const { compose } = useText()
  const locale = useLocale()
  const row = useRef<HTMLLIElement>(null)
  const when = formatMoment(locale, send.insertedAt)
  const words = [
    send.stage && compose.stages[send.stage],
    send.position,
    compose.languages[send.locale],
  ].filter((word) => word !== null)
  return (
    <li ref={row} tabIndex={-1}>
      <div>
        <p className="row-title">
          <time className="strong" dateTime={new Date(send.insertedAt).toISOString()}>
            {when}
          </time>
          <span>{text.states[send.state]}</span>
        </p>
        <p className="paragraph">
          <bdi>{words.join(' · ')}</bdi>
        </p>
        <p className="paragraph quiet">
          <bdi>{send.agencyShortName}</bdi>
          {send.state !== 'revoked' && <Expiry at={send.expiresAt} />}
        </p>
        {send.mailbox !== null && <p className="paragraph quiet">{text.from(send.mailbox)}</p>}
      </div>
      <Revoking
        api={api}
        send={send}
        when={when}
        onRevoked={(changed) => {
          // What was pressed is gone; the keyboard goes on from the mail it was about.
          focusHere(row.current)
          onRevoked(changed)
        }}
      />
    </li>
  )
}

function Expiry({ at }: { at: number }) {
  const text = useSendsText()
  const [openedAt] = useState(() => Date.now())
  const day = formatDay(useLocale(), at, COMPANY_ZONE)
  return <> · {at >= openedAt ? text.openUntil(day) : text.closedSince(day)}</>
}

function Revoking({ api, send, when, onRevoked }: SendRowProps & { when: string }) {
  const text = useSendsText()
  const { cancel } = useSettingsText()
  const [asked, setAsked] = useState<'not' | 'asking' | 'declined'>('not')
  const write = useWrite()
  async function revoke() {
    const changed = await write.run(send.id, (key) => api.revokeSend({ id: send.id }, key))
    if (!changed) return
    setAsked('not')
    onRevoked(changed)
  }
  return (
    <>
      <p className="paragraph" role="status">
        {write.done && text.revoked}
      </p>
      <Trouble error={write.error} />
      {asked === 'asking' ? (
        <Question
          sentence={`${text.question} ${text.draftToo}`}
          yes={text.revoke}
          no={cancel}
          busy={write.busy}
          onYes={() => void revoke()}
          onNo={() => setAsked('declined')}
        />
      ) : (
        send.state !== 'revoked' && (
          <div className="actions">
            <Button
              size="small"
              aria-label={text.revokeLabel(when)}
              autoFocus={asked === 'declined'}
              onClick={() => setAsked('asking')}
            >
              {text.revoke}
            </Button>
          </div>
        )
      )}
    </>
  )
}
