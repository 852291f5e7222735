import { useText } from '../text/use-text.ts'

/** As tall as one agreement, so that nothing moves when its figures arrive. */
export function ProgressSkeleton() {
  const { loading } = useText()
  return (
    <div className="card" aria-busy="true" aria-label={loading} role="status">
      <span className="bone bone-line" />
      <span className="bone bone-figure" />
      <span className="bone bone-line" />
      <span className="bone bone-line" />
    </div>
  )
}
