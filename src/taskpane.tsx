import { useLayoutEffect, useMemo } from 'react'
import { createRoot } from 'react-dom/client'
import { connectApi } from './api/api.ts'
import { connectSignIn } from './api/sign-in-api.ts'
import { localeOf } from './contract/locale.ts'
import { connectOutlook, type Outlook } from './message/outlook.ts'
import { useMessage, useTheme } from './message/use-outlook.ts'
import { Pane } from './Pane.tsx'
import { useSessionToken } from './sign-in/use-session-token.ts'
import { LocaleContext, textIn } from './text/use-text.ts'

const place = document.getElementById('pane')
if (!place) throw new Error('taskpane.html has no place for the pane')
const root = createRoot(place)

connectOutlook().then(
  (outlook) => root.render(<TaskPane outlook={outlook} />),
  () => root.render(<OutlookMissing />),
)

function TaskPane({ outlook }: { outlook: Outlook }) {
  const locale = localeOf(outlook.displayLanguage)
  const theme = useTheme(outlook)
  const { message, number } = useMessage(outlook)
  const { token, keep, forget } = useSessionToken(outlook.partitionKey)
  const api = useMemo(() => token && connectApi(async () => token, locale), [token, locale])
  const signInApi = useMemo(() => connectSignIn(locale), [locale])
  useLayoutEffect(() => {
    document.documentElement.lang = locale
    document.documentElement.dataset.theme = theme
  }, [locale, theme])
  return (
    <LocaleContext value={locale}>
      <Pane
        api={api || undefined}
        signInApi={signInApi}
        surroundings={outlook}
        message={message}
        messageNumber={number}
        onSignedIn={keep}
        onSignedOut={forget}
      />
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
