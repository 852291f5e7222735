import { useState, type ReactNode } from 'react'
import type { Api } from '../api/api.ts'
import { mayDo, type Right } from '../contract/rights.ts'
import type { SessionView } from '../contract/session.ts'
import type { Surroundings } from '../message/outlook.ts'
import { useSettingsText } from '../text/use-settings-text.ts'
import { AgreementsSection } from './agreements/AgreementsSection.tsx'
import { AuditScreen } from './AuditScreen.tsx'
import { CompanyScreen } from './CompanyScreen.tsx'
import { DisplayScreen } from './DisplayScreen.tsx'
import { MembersSection } from './members/MembersSection.tsx'
import { Screen } from '../screen/Screen.tsx'
import { SessionsScreen } from './SessionsScreen.tsx'
import { WordingSection } from './wording/WordingSection.tsx'

interface SettingsTabProps {
  api: Api
  session: SessionView
  surroundings: Surroundings
  /** Something changed that other tabs show. */
  onSessionChanged: () => void
  onSignedOut: () => void
}

type Section = 'company' | 'agreements' | 'wording' | 'members' | 'sessions' | 'display' | 'audit'

/** The right that opens each section, in the order a new company needs them. */
const SECTIONS: readonly [Section, Right][] = [
  ['company', 'manage_company'],
  ['agreements', 'manage_agreements'],
  ['wording', 'manage_wording'],
  ['members', 'manage_members'],
  ['sessions', 'use_own_session'],
  ['display', 'use_own_session'],
  ['audit', 'see_audit'],
]

/** What somebody may set: a list of sections. */
export function SettingsTab({ api, session, surroundings, ...props }: SettingsTabProps) {
  const [open, setOpen] = useState<Section>()
  const [last, setLast] = useState<Section>()
  const { role } = session.member
  const allowed = SECTIONS.filter(([, right]) => mayDo(role, right)).map(([section]) => section)
  const show = (section: Section) => {
    setOpen(section)
    setLast(section)
  }
  const onBack = () => setOpen(undefined)
  const screens: Record<Section, () => ReactNode> = {
    company: () => (
      <CompanyScreen
        api={api}
        hasAgreements={session.agreements.length > 0}
        onBack={onBack}
        onSaved={props.onSessionChanged}
      />
    ),
    agreements: () => (
      <AgreementsSection
        api={api}
        onBack={onBack}
        onChanged={props.onSessionChanged}
        onCompany={() => show('company')}
      />
    ),
    wording: () => (
      <WordingSection {...{ api, session, onBack }} onChanged={props.onSessionChanged} />
    ),
    members: () => (
      <MembersSection {...{ api, surroundings, onBack }} onOwnChange={props.onSessionChanged} />
    ),
    sessions: () => (
      <SessionsScreen api={api} session={session} onBack={onBack} onSignedOut={props.onSignedOut} />
    ),
    display: () => <DisplayScreen onBack={onBack} />,
    audit: () => <AuditScreen api={api} onBack={onBack} />,
  }
  if (open) return screens[open]()
  const isNew = session.agreements.length === 0
  return <SectionList sections={allowed} last={last} isNew={isNew} onOpen={show} />
}

interface SectionListProps {
  sections: readonly Section[]
  /** The one come back from: the keyboard goes on where it left. */
  last: Section | undefined
  /** Nothing is in force yet, so the order matters. */
  isNew: boolean
  onOpen: (section: Section) => void
}

function SectionList({ sections, last, isNew, onOpen }: SectionListProps) {
  const { sections: text } = useSettingsText()
  return (
    <Screen title={text.title}>
      {isNew && sections.includes('agreements') && <p className="paragraph">{text.first}</p>}
      <ul className="rows">
        {sections.map((section) => (
          <li key={section}>
            <button
              type="button"
              className="row-button"
              autoFocus={section === last}
              onClick={() => onOpen(section)}
            >
              <span>{text[section]}</span>
            </button>
          </li>
        ))}
      </ul>
    </Screen>
  )
}
