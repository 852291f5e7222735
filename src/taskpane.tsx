import { useLayoutEffect, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { connectApi } from './api/api.ts'
import { localeOf } from './contract/locale.ts'
import { connectOutlook, type Outlook } from './message/outlook.ts'
import { useMessage, useTheme } from './message/use-outlook.ts'
import { Pane } from './Pane.tsx'
import { storedSessionToken } from './sign-in/session-token.ts'
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
  const [token, setToken] = useState(() => storedSessionToken(outlook.partitionKey))
  const api = useMemo(() => (token ? connectApi(token, locale) : undefined), [token, locale])
  useLayoutEffect(() => {
    document.documentElement.lang = locale
    document.documentElement.dataset.theme = theme
  }, [locale, theme])
  return (
    <LocaleContext value={locale}>
      <Pane
        api={api}
        message={message}
        messageNumber={number}
        onCheckSignIn={() => setToken(storedSessionToken(outlook.partitionKey))}
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
