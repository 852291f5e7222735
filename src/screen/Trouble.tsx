import { Button } from './Button.tsx'
import type { ReactNode } from 'react'
import type { ApiError } from '../api/api-error.ts'
import { useSettingsText } from '../text/use-settings-text.ts'
import { useText } from '../text/use-text.ts'
import type { Loaded } from './use-loaded.ts'

/** Always in the page, so that what appears in it is announced; empty when nothing is wrong. */
export function Trouble({ error }: { error: ApiError | undefined }) {
  const { unreachable } = useSettingsText()
  const { trouble } = useText()
  return (
    <p className="paragraph trouble" role="alert">
      {error && (error.code === 'unreachable' ? unreachable : (error.sentence ?? trouble))}
    </p>
  )
}

interface WhenLoadedProps<T> {
  loaded: Loaded<T>
  onRetry: () => void
  /** How many rows the content will about have, so that little moves when it comes. */
  rows: number
  /** The class of the skeleton of one row. */
  bone?: string
  children: (value: T) => ReactNode
}

/** The content once it is there; a skeleton before, and a way to try again. */
export function WhenLoaded<T>({ loaded, onRetry, rows, children, ...props }: WhenLoadedProps<T>) {
  const { bone = 'bone-row' } = props
  const { tryAgain } = useSettingsText()
  const { loading } = useText()
  if (loaded.step === 'ready') return children(loaded.value)
  if (loaded.step === 'failed') {
    return (
      <>
        <Trouble error={loaded.error} />
        <div className="actions">
          <Button onClick={onRetry}>{tryAgain}</Button>
        </div>
      </>
    )
  }
  return (
    <div role="status" aria-label={loading}>
      {Array.from({ length: rows }, (_, row) => (
        <span className={`bone ${bone}`} key={row} />
      ))}
    </div>
  )
}
