import { Button } from '../screen/Button.tsx'
import { useRef, useState } from 'react'
import { Summary } from '../screen/Summary.tsx'
import { usePrivacyText } from '../text/privacy.ts'

/** The whole of what is held, to be taken along: panes cannot save files everywhere. */
export function DataText({ data }: { data: Record<string, unknown> | null }) {
  const { held: text } = usePrivacyText()
  const [copied, setCopied] = useState<'yes' | 'blocked'>()
  const field = useRef<HTMLTextAreaElement>(null)
  async function copy() {
    try {
      await navigator.clipboard.writeText(field.current?.value ?? '')
      setCopied('yes')
    } catch {
      field.current?.select()
      setCopied('blocked')
    }
  }
  return (
    <details className="text-preview">
      <Summary>{text.data}</Summary>
      <textarea
        className="input"
        ref={field}
        readOnly
        rows={8}
        aria-label={text.data}
        value={JSON.stringify(data, null, 2)}
      />
      <div className="actions">
        <Button onClick={() => void copy()}>{text.copy}</Button>
      </div>
      <p className="paragraph quiet" role="status">
        {copied === 'yes' && text.copied}
        {copied === 'blocked' && text.copyByHand}
      </p>
    </details>
  )
}
