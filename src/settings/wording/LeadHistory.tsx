import { Button } from '../../screen/Button.tsx'
import { useCallback, useState } from 'react'
import type { Api } from '../../api/api.ts'
import type { LeadHistory as History, LeadVersion } from '../../contract/wording.ts'
import { Trouble, WhenLoaded } from '../../screen/Trouble.tsx'
import { useLoaded } from '../../screen/use-loaded.ts'
import { useWrite } from '../../screen/use-write.ts'
import { useSettingsText } from '../../text/use-settings-text.ts'
import { useWordingText } from '../../text/wording.ts'
import { Provenance } from './Provenance.tsx'

interface LeadHistoryProps {
  api: Api
  lead: LeadVersion
  /** Puts the words of a version into the field; saving them makes a new one. */
  onTake: (words: string) => void
}

/** Every version of a lead, newest first. */
export function LeadHistory({ api, lead, onTake }: LeadHistoryProps) {
  const text = useWordingText()
  const { stage, locale } = lead
  const { loaded, reload } = useLoaded(
    useCallback(() => api.leadHistory({ stage, locale }), [api, stage, locale]),
  )
  return (
    <>
      <h3 className="card-title">{text.history}</h3>
      <WhenLoaded loaded={loaded} onRetry={reload} rows={3}>
        {(first) => <Versions {...{ api, lead, first, onTake }} />}
      </WhenLoaded>
    </>
  )
}

function Versions({ api, lead, first, onTake }: LeadHistoryProps & { first: History }) {
  const text = useWordingText()
  const { working } = useSettingsText()
  const [{ versions, more }, setShown] = useState(first)
  const reading = useWrite()
  async function showMore() {
    const before = versions.at(-1)?.version
    const next = await reading.run(before, () => api.leadHistory(lead, before))
    if (next) setShown({ versions: [...versions, ...next.versions], more: next.more })
  }
  return (
    <>
      <ol className="rows">
        {versions.map((each) => (
          <li key={each.version}>
            <p className="row-title">
              <span className="quiet">
                <Provenance version={each} />
              </span>
              {each.version === lead.version && <span className="badge">{text.inForce}</span>}
            </p>
            <p className="paragraph" lang={each.locale}>
              {each.text}
            </p>
            {each.version !== lead.version && (
              <div className="actions">
                <Button size="small" onClick={() => onTake(each.text)}>
                  {text.goBack}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      <Trouble error={reading.error} />
      {more && (
        <Button disabledFocusable={reading.busy} onClick={() => void showMore()}>
          {reading.busy ? working : text.earlier}
        </Button>
      )}
    </>
  )
}
