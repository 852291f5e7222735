import { useText } from './text/use-text.ts'

/** What `taskpane.html` shows before any script ran, kept until the session is known. */
export function PaneSkeleton() {
  const { loading } = useText()
  return (
    <div className="panel" role="status" aria-label={loading}>
      <div className="tabs">
        <span className="bone bone-tab" />
      </div>
      <div className="compose">
        <p className="recipient">
          <span className="bone bone-line" />
        </p>
        <span className="bone bone-choice" />
        <span className="bone bone-block" />
        <span className="bone bone-action" />
        <p className="notice" />
      </div>
    </div>
  )
}
