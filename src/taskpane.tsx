import { useLayoutEffect, useMemo } from 'react'
import { createRoot } from 'react-dom/client'
import { connectApi } from './api/api.ts'
import { connectSignIn } from './api/sign-in-api.ts'
import { localeOf } from './contract/locale.ts'
import { connectOutlook, type Outlook } from './message/outlook.ts'
import { keptLook, showTheme } from './look/look.ts'
import { LookContext, useLook } from './look/use-look.ts'
import { readAhead } from './message/mail-text.ts'
import type { Message } from './message/message.ts'
import { useMessage } from './message/use-outlook.ts'
import { Pane } from './Pane.tsx'
import { askEarly } from './sign-in/early-session.ts'
import { tokenSourceOf } from './sign-in/token-source.ts'
import { useKeptSignIn } from './sign-in/use-kept-sign-in.ts'
import { LocaleContext, textIn } from './text/use-text.ts'

const place = document.getElementById('pane')
if (!place) throw new Error('taskpane.html has no place for the pane')
const root = createRoot(place)

// Before Outlook has spoken, so that a chosen look does not flash up in the other one.
const chosen = keptLook()
if (chosen !== 'auto') showTheme(chosen)

const early = askEarly((kept) => connectApi(tokenSourceOf(kept), localeOf(navigator.language)))

/** Longer than Outlook and the server take when all is well. */
const MOST_WAIT_MS = 200

connectOutlook().then(
  async (outlook) => {
    const message = outlook.message()
    // Drawn once with all that is known, the pane is there sooner than if it were drawn bit by bit.
    const known = Promise.all([early.here, message && readAhead(message)])
    await Promise.race([known, new Promise((resolve) => setTimeout(resolve, MOST_WAIT_MS))])
    root.render(<TaskPane outlook={outlook} firstMessage={message} />)
  },
  () => root.render(<OutlookMissing />),
)

interface TaskPaneProps {
  outlook: Outlook
  firstMessage: Message | undefined
}

function TaskPane({ outlook, firstMessage }: TaskPaneProps) {
  const locale = localeOf(outlook.displayLanguage)
  const look = useLook(outlook)
  const { message, number } = useMessage(outlook, firstMessage)
  const { kept, keep, forget } = useKeptSignIn(outlook.partitionKey)
  const api = useMemo(
    () =>
      kept === undefined
        ? undefined
        : early.answering(connectApi(tokenSourceOf(kept), locale), kept),
    [kept, locale],
  )
  const signInApi = useMemo(() => connectSignIn(locale), [locale])
  useLayoutEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  return (
    <LocaleContext value={locale}>
      <LookContext value={look}>
        {/* Outlook draws the title above the pane; who cannot see it hears this one. */}
        <h1 className="unseen">{textIn(locale).product}</h1>
        <Pane
          api={api}
          sessionAhead={early.of(kept)}
          signInApi={signInApi}
          surroundings={outlook}
          message={message}
          messageNumber={number}
          onSignedIn={keep}
          onSignedOut={forget}
        />
      </LookContext>
    </LocaleContext>
  )
}

/** Outlook never told its language, so the browser's decides. */
function OutlookMissing() {
  return (
    <p className="paragraph screen" role="alert">
      {textIn(localeOf(navigator.language)).outlookMissing}
    </p>
  )
}
