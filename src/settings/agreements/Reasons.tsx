import { usePreviewText } from '../../text/agreement-preview.ts'

/** Why texts cannot be put before candidates, one sentence each; nothing when they can. */
export function Reasons({ reasons }: { reasons: readonly string[] }) {
  const { lacks } = usePreviewText()
  return (
    <div role="alert">
      {reasons.length > 0 && (
        <div className="trouble">
          <p className="paragraph">{lacks}</p>
          <ul className="text-lines">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
