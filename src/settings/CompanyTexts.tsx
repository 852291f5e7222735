import { useState } from 'react'
import type { CompanyPreview } from '../contract/settings.ts'
import { Question } from '../screen/Question.tsx'
import { Screen } from '../screen/Screen.tsx'
import type { Write } from '../screen/use-write.ts'
import { usePreviewText } from '../text/agreement-preview.ts'
import { useSettingsText } from '../text/use-settings-text.ts'
import { useLocale } from '../text/use-text.ts'
import { TextsPreview } from './agreements/TextsPreview.tsx'
import { EntryForm } from './form/EntryForm.tsx'
import { SaveBar } from './form/SaveBar.tsx'

interface CompanyTextsProps {
  agreements: CompanyPreview['agreements']
  write: Write
  onBack: () => void
  onSave: () => void
}

/** What a changed company makes of each agreement in force; nothing is kept before it is asked. */
export function CompanyTexts({ agreements, write, onBack, onSave }: CompanyTextsProps) {
  const { cancel, saving } = useSettingsText()
  const text = usePreviewText()
  const locale = useLocale()
  const [asking, setAsking] = useState(false)
  function save() {
    setAsking(false)
    onSave()
  }
  return (
    <Screen title={text.heading} onBack={onBack}>
      <p className="paragraph">{text.company.about}</p>
      <EntryForm failedAttempts={0} onSubmit={() => setAsking(true)}>
        {agreements.map(({ id, name, nameEn, version, ...preview }) => (
          <section key={id}>
            <h3 className="card-title">{locale === 'ja' ? name : nameEn}</h3>
            <TextsPreview preview={preview} version={version} />
          </section>
        ))}
        {asking ? (
          <Question
            sentence={text.company.question}
            yes={write.busy ? saving : text.company.save}
            no={cancel}
            onYes={save}
            onNo={() => setAsking(false)}
          />
        ) : (
          <SaveBar label={text.company.save} write={write} dirty />
        )}
      </EntryForm>
    </Screen>
  )
}
