import { maskAddress, shownName, type Audience } from '../message/recipients.ts'
import { useText } from '../text/use-text.ts'

/** Who the mail goes to, or what to change so that it goes to one candidate. */
export function RecipientLine({ audience }: { audience: Audience | undefined }) {
  const { audience: text, loading } = useText()
  return (
    <p className="recipient" role="status" aria-busy={audience === undefined}>
      {audience === undefined && <span className="bone bone-line" aria-label={loading} />}
      {audience?.state === 'nobody' && text.nobody}
      {audience?.state === 'colleagues' && text.colleagues}
      {audience?.state === 'unknown' && text.unknown}
      {audience?.state === 'several' && text.several(audience.count)}
      {audience?.state === 'one' && <Candidate {...audience.candidate} />}
    </p>
  )
}

function Candidate(candidate: { name: string; address: string }) {
  const { audience: text } = useText()
  const name = shownName(candidate)
  return (
    <>
      {text.for} {name !== undefined && <bdi className="strong">{name}</bdi>}
      {name !== undefined && ' · '}
      <span className="address">{maskAddress(candidate.address)}</span>
    </>
  )
}
