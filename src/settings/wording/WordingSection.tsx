import { useCallback, useState } from 'react'
import type { Api } from '../../api/api.ts'
import type { SessionView } from '../../contract/session.ts'
import type { LeadVersion, WordingView } from '../../contract/wording.ts'
import { Screen } from '../../screen/Screen.tsx'
import { WhenLoaded } from '../../screen/Trouble.tsx'
import { useLoaded } from '../../screen/use-loaded.ts'
import { useSettingsText } from '../../text/use-settings-text.ts'
import { useLocale, useText } from '../../text/use-text.ts'
import { useWordingText } from '../../text/wording.ts'
import { complaintsAbout } from './lead-place.ts'
import { leadTitle } from './lead-title.ts'
import { LeadScreen } from './LeadScreen.tsx'
import { PositionsScreen } from './PositionsScreen.tsx'
import { Provenance } from './Provenance.tsx'

interface WordingSectionProps {
  api: Api
  session: SessionView
  onBack: (() => void) | undefined
  /** What Compose shows is another now. */
  onChanged: () => void
}

/** What is in front: the list, the positions, or one lead by its place in the list. */
type Place = { at: 'list' } | { at: 'positions' } | { at: 'lead'; index: number }

/** How managers word what recruiters insert: a lead for each stage and language, and the positions. */
export function WordingSection({ api, session, onBack, onChanged }: WordingSectionProps) {
  const { sections } = useSettingsText()
  const [place, setPlace] = useState<Place>({ at: 'list' })
  const { loaded, reload, replace } = useLoaded(useCallback(() => api.wording(), [api]))
  const back = () => setPlace({ at: 'list' })
  if (loaded.step === 'ready' && place.at === 'positions') {
    const { positions } = loaded.value
    const keep = (kept: string[]) => {
      replace({ ...loaded.value, positions: kept })
      onChanged()
    }
    return <PositionsScreen {...{ api, positions }} onBack={back} onSaved={keep} />
  }
  const lead = loaded.step === 'ready' && place.at === 'lead' && loaded.value.leads[place.index]
  if (loaded.step === 'ready' && lead) {
    const keep = (kept: LeadVersion) => {
      const leads = loaded.value.leads.map((each) => (each === lead ? kept : each))
      replace({ ...loaded.value, leads })
      onChanged()
    }
    return <LeadScreen {...{ api, session, lead }} onBack={back} onStale={reload} onSaved={keep} />
  }
  return (
    <Screen title={sections.wording} onBack={onBack}>
      <WhenLoaded loaded={loaded} onRetry={reload} rows={7}>
        {(wording) => <WordingList {...{ wording, session }} onOpen={setPlace} />}
      </WhenLoaded>
    </Screen>
  )
}

interface WordingListProps {
  wording: WordingView
  session: SessionView
  onOpen: (place: Place) => void
}

function WordingList({ wording, session, onOpen }: WordingListProps) {
  const text = useWordingText()
  const { compose } = useText()
  const locale = useLocale()
  return (
    <>
      <p className="paragraph quiet">{text.about}</p>
      <ul className="rows">
        {wording.leads.map((lead, index) => (
          <li key={`${lead.stage} ${lead.locale}`}>
            <button
              type="button"
              className="row-button"
              onClick={() => onOpen({ at: 'lead', index })}
            >
              <span>{leadTitle(lead, compose)}</span>
              <span className="quiet">
                <Provenance version={lead} />
              </span>
              {complaintsAbout(lead, session, locale).length > 0 && (
                <span className="field-fault">{text.notInserted}</span>
              )}
            </button>
          </li>
        ))}
        <li>
          <button type="button" className="row-button" onClick={() => onOpen({ at: 'positions' })}>
            <span>{text.positions}</span>
            <span className="quiet">{text.positionCount(wording.positions.length)}</span>
          </button>
        </li>
      </ul>
    </>
  )
}
