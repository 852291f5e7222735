import { Button } from '../../screen/Button.tsx'
import { useCallback, useState } from 'react'
import type { Api } from '../../api/api.ts'
import type { AgreementView } from '../../contract/settings.ts'
import { useSettingsText } from '../../text/use-settings-text.ts'
import { useLocale } from '../../text/use-text.ts'
import { Screen } from '../../screen/Screen.tsx'
import { WhenLoaded } from '../../screen/Trouble.tsx'
import { useLoaded } from '../../screen/use-loaded.ts'
import { AgreementScreen } from './AgreementScreen.tsx'
import { AgreementSteps } from './AgreementSteps.tsx'

interface AgreementsSectionProps {
  api: Api
  onBack: (() => void) | undefined
  /** What Compose can offer may be another now. */
  onChanged: () => void
  onCompany: () => void
}

/** What is in front: the list, a new agreement, or one that exists. */
type Place =
  | { at: 'list' }
  | { at: 'new' }
  | { at: 'one'; agreement: AgreementView; secret?: string | undefined }
  | { at: 'edit'; agreement: AgreementView }

/** The agreements with agencies: made in steps, tested, put into force, revised, ended. */
export function AgreementsSection({ api, onBack, onChanged, onCompany }: AgreementsSectionProps) {
  const [place, setPlace] = useState<Place>({ at: 'list' })
  const toList = () => setPlace({ at: 'list' })
  const toOne = (agreement: AgreementView, secret?: string) => {
    setPlace({ at: 'one', agreement, secret })
    onChanged()
  }
  switch (place.at) {
    case 'list':
      return (
        <AgreementList
          {...{ api, onBack, onCompany }}
          onAdd={() => setPlace({ at: 'new' })}
          onOpen={(agreement) => setPlace({ at: 'one', agreement })}
        />
      )
    case 'new':
      return (
        <AgreementSteps
          api={api}
          onBack={toList}
          onMade={({ agreement, secret }) => toOne(agreement, secret)}
          onRevised={toOne}
        />
      )
    case 'edit':
      return (
        <AgreementSteps
          api={api}
          agreement={place.agreement}
          onBack={() => setPlace({ at: 'one', agreement: place.agreement })}
          onMade={({ agreement }) => toOne(agreement)}
          onRevised={toOne}
        />
      )
    case 'one':
      return (
        <AgreementScreen
          {...{ api, ...place }}
          onBack={toList}
          onEdit={() => setPlace({ at: 'edit', agreement: place.agreement })}
          onChanged={(agreement) => toOne(agreement)}
        />
      )
  }
}

interface AgreementListProps {
  api: Api
  onBack: (() => void) | undefined
  onCompany: () => void
  onAdd: () => void
  onOpen: (agreement: AgreementView) => void
}

function AgreementList({ api, onBack, ...props }: AgreementListProps) {
  const { sections, agreements: text } = useSettingsText()
  const { loaded, reload } = useLoaded(
    useCallback(async () => {
      const [{ agreements }, { employer }] = await Promise.all([api.agreements(), api.company()])
      return { agreements, employer }
    }, [api]),
  )
  return (
    <Screen title={sections.agreements} onBack={onBack}>
      <WhenLoaded loaded={loaded} onRetry={reload} rows={2}>
        {({ agreements, employer }) => (
          <>
            {agreements.length === 0 && <p className="paragraph">{text.none}</p>}
            <ul className="rows">
              {agreements.map((agreement) => (
                <li key={agreement.id}>
                  <AgreementRow agreement={agreement} onOpen={() => props.onOpen(agreement)} />
                </li>
              ))}
            </ul>
            {employer === null && <p className="paragraph">{text.companyFirst}</p>}
            <Button
              appearance="primary"
              onClick={employer === null ? props.onCompany : props.onAdd}
            >
              {employer === null ? text.toCompany : text.add}
            </Button>
          </>
        )}
      </WhenLoaded>
    </Screen>
  )
}

function AgreementRow({ agreement, onOpen }: { agreement: AgreementView; onOpen: () => void }) {
  const { agreements: text } = useSettingsText()
  const locale = useLocale()
  const { agency, state, version } = agreement
  return (
    <button type="button" className="row-button" onClick={onOpen}>
      <span className="row-title">
        <span className="strong">{locale === 'ja' ? agency.name : agency.nameEn}</span>
        <span className={state === 'live' ? 'badge badge-live' : 'badge'}>
          {text.states[state]}
        </span>
      </span>
      <span className="quiet">{text.version(version)}</span>
    </button>
  )
}
