import { Button } from '../../screen/Button.tsx'
import { useState } from 'react'
import type { Api } from '../../api/api.ts'
import { isWrittenByHand, tidyLead } from '../../contract/lead.ts'
import type { SessionView } from '../../contract/session.ts'
import type { LeadVersion } from '../../contract/wording.ts'
import { Screen } from '../../screen/Screen.tsx'
import { useWrite } from '../../screen/use-write.ts'
import { useLocale, useText } from '../../text/use-text.ts'
import { useWordingText } from '../../text/wording.ts'
import { EntryForm } from '../form/EntryForm.tsx'
import { SaveBar } from '../form/SaveBar.tsx'
import { LeadHistory } from './LeadHistory.tsx'
import { LeadPreview } from './LeadPreview.tsx'
import { LeadText } from './LeadText.tsx'
import { complaintsAbout } from './lead-place.ts'
import { leadTitle } from './lead-title.ts'

interface LeadScreenProps {
  api: Api
  session: SessionView
  /** The version in force. */
  lead: LeadVersion
  onBack: () => void
  /** Somebody else changed it meanwhile. */
  onStale: () => void
  onSaved: (lead: LeadVersion) => void
}

/** One lead: its words, what stands against them, how they look, and every version there was. */
export function LeadScreen({ api, session, lead, ...props }: LeadScreenProps) {
  const text = useWordingText()
  const { compose } = useText()
  const paneLocale = useLocale()
  const { stage, locale } = lead
  const [words, setWords] = useState(lead.text)
  const [failedAttempts, setFailedAttempts] = useState(0)
  const [looksBack, setLooksBack] = useState(false)
  const write = useWrite()
  const byHand = isWrittenByHand(stage)
  const tidy = tidyLead(words)
  const complaints = complaintsAbout({ stage, locale, text: tidy }, session, paneLocale)

  async function submit() {
    if (complaints.length > 0) return setFailedAttempts((count) => count + 1)
    const change = { stage, locale, text: tidy, basedOn: lead.version }
    const saved = await write.run(
      change,
      (key) => api.saveLead(change, key),
      ({ code }) => {
        if (code !== 'request_in_progress') return
        setLooksBack(true)
        props.onStale()
      },
    )
    if (!saved) return
    setWords(saved.text)
    props.onSaved(saved)
  }

  const dirty = tidy !== lead.text
  return (
    <Screen title={leadTitle(lead, compose)} onBack={props.onBack} dirty={dirty}>
      <EntryForm failedAttempts={failedAttempts} onSubmit={() => void submit()}>
        <LeadText
          locale={locale}
          byHand={byHand}
          value={words}
          complaints={complaints}
          onChange={(next) => {
            write.clear()
            setWords(next)
          }}
        />
        {!byHand && <LeadPreview session={session} locale={locale} words={tidy} />}
        <SaveBar label={text.save(lead.version + 1)} write={write} dirty={dirty} />
      </EntryForm>
      {looksBack ? (
        <LeadHistory key={lead.version} api={api} lead={lead} onTake={setWords} />
      ) : (
        <Button onClick={() => setLooksBack(true)}>{text.history}</Button>
      )}
    </Screen>
  )
}
