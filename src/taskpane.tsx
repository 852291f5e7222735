import { useLayoutEffect, useMemo } from 'react'
import { createRoot } from 'react-dom/client'
import { connectApi } from './api/api.ts'
import { connectSignIn } from './api/sign-in-api.ts'
import { loadReading } from './compose/use-draft.ts'
import { localeOf } from './contract/locale.ts'
import { connectOutlook, type Outlook } from './message/outlook.ts'
import { keptLook, showTheme } from './look/look.ts'
import { LookContext, useLook } from './look/use-look.ts'
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

// On its way while Outlook and the server answer, so that no mail waits for it.
void loadReading()

const withEarlyAnswer = askEarly((kept) =>
  connectApi(tokenSourceOf(kept), localeOf(navigator.language)),
)

connectOutlook().then(
  (outlook) => root.render(<TaskPane outlook={outlook} />),
  () => root.render(<OutlookMissing />),
)

function TaskPane({ outlook }: { outlook: Outlook }) {
  const locale = localeOf(outlook.displayLanguage)
  const look = useLook(outlook)
  const { message, number } = useMessage(outlook)
  const { kept, keep, forget } = useKeptSignIn(outlook.partitionKey)
  const api = useMemo(
    () =>
      kept === undefined
        ? undefined
        : withEarlyAnswer(connectApi(tokenSourceOf(kept), locale), kept),
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
