import { useProgressText } from '../text/progress.ts'

interface ProgressBarProps {
  counted: number
  pending: number
  ratio: number
  labelledBy: string
}

/** Points that count, then points that still wait, in one bar; the legend names both. */
export function ProgressBar({ counted, pending, ratio, labelledBy }: ProgressBarProps) {
  const text = useProgressText()
  const waiting = Math.min(pending, Math.max(0, ratio - counted))
  return (
    <div
      className="bar"
      role="progressbar"
      aria-labelledby={labelledBy}
      aria-valuemin={0}
      aria-valuemax={ratio}
      aria-valuenow={Math.min(counted, ratio)}
      aria-valuetext={text.bar(counted, ratio)}
    >
      <span className="bar-counted" style={{ inlineSize: share(counted, ratio) }} />
      <span className="bar-pending" style={{ inlineSize: share(waiting, ratio) }} />
    </div>
  )
}

function share(part: number, whole: number): string {
  return `${Math.min(100, (100 * part) / whole)}%`
}
