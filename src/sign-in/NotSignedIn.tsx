import { Button } from '@fluentui/react-components'
import { useText } from '../text/use-text.ts'

/** What somebody sees whose pane the server does not know. */
export function NotSignedIn({ onCheckAgain }: { onCheckAgain: () => void }) {
  const text = useText()
  return (
    <main className="screen">
      <h1 className="screen-title">{text.signIn.title}</h1>
      <p className="paragraph">{text.signIn.next}</p>
      <Button onClick={onCheckAgain}>{text.signIn.again}</Button>
    </main>
  )
}
