import { Button } from '../screen/Button.tsx'
import { useCallback, useState } from 'react'
import type { Api } from '../api/api.ts'
import type { Send, SendPage } from '../contract/sends.ts'
import { Screen } from '../screen/Screen.tsx'
import { Trouble, WhenLoaded } from '../screen/Trouble.tsx'
import { useLoaded } from '../screen/use-loaded.ts'
import { useWrite } from '../screen/use-write.ts'
import { useSendsText } from '../text/sends.ts'
import { useSettingsText } from '../text/use-settings-text.ts'
import { useText } from '../text/use-text.ts'
import { SendRow } from './SendRow.tsx'

interface SendsScreenProps {
  api: Api
  onBack: () => void
}

/** The mails somebody put links into, newest first, with a way to take a link back. */
export function SendsScreen({ api, onBack }: SendsScreenProps) {
  const { sends: title } = useText()
  const { loaded, reload } = useLoaded(useCallback(() => api.sends(), [api]))
  const { about } = useSendsText()
  return (
    <Screen title={title} onBack={onBack}>
      <p className="paragraph quiet">{about}</p>
      <WhenLoaded loaded={loaded} onRetry={reload} rows={4} bone="bone-send">
        {(page) => <SendList api={api} first={page} />}
      </WhenLoaded>
    </Screen>
  )
}

function SendList({ api, first }: { api: Api; first: SendPage }) {
  const text = useSendsText()
  const { working } = useSettingsText()
  const [{ sends, more }, setShown] = useState(first)
  const reading = useWrite()
  async function showMore() {
    const before = sends.at(-1)?.id
    const next = await reading.run(before, () => api.sends(before))
    if (next) setShown((shown) => ({ sends: [...shown.sends, ...next.sends], more: next.more }))
  }
  const replace = (changed: Send) =>
    setShown((shown) => ({
      ...shown,
      sends: shown.sends.map((each) => (each.id === changed.id ? changed : each)),
    }))
  if (sends.length === 0) return <p className="paragraph">{text.none}</p>
  return (
    <>
      <ol className="rows">
        {sends.map((send) => (
          <SendRow key={send.id} api={api} send={send} onRevoked={replace} />
        ))}
      </ol>
      <Trouble error={reading.error} />
      {more && (
        <Button disabledFocusable={reading.busy} onClick={() => void showMore()}>
          {reading.busy ? working : text.more}
        </Button>
      )}
    </>
  )
}
