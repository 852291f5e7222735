import { useState } from 'react'
import type { ApiError } from '../../api/api-error.ts'
import type { Api } from '../../api/api.ts'
import {
  AgreementDraft,
  type AgreementPreview,
  type AgreementView,
  type NewAgreement,
} from '../../contract/settings.ts'
import { usePreviewText } from '../../text/agreement-preview.ts'
import { useSettingsText } from '../../text/use-settings-text.ts'
import { EntryForm } from '../form/EntryForm.tsx'
import { TextField } from '../form/Field.tsx'
import { SaveBar } from '../form/SaveBar.tsx'
import { useForm } from '../form/use-form.ts'
import { useWrite } from '../../screen/use-write.ts'
import { Question } from '../../screen/Question.tsx'
import { Screen } from '../../screen/Screen.tsx'
import { missingNotice } from './abroad.ts'
import { AgencyFields } from './AgencyFields.tsx'
import { ModeFields } from './ModeFields.tsx'
import { NEW_DRAFT } from './new-draft.ts'
import { TermsFields } from './TermsFields.tsx'
import { TextsPreview } from './TextsPreview.tsx'

interface AgreementStepsProps {
  api: Api
  /** The agreement to revise; undefined to make one. */
  agreement?: AgreementView
  onBack: () => void
  onMade: (made: NewAgreement) => void
  onRevised: (agreement: AgreementView) => void
}

const STEPS = ['agency', 'mode', 'terms', 'endpoint', 'texts'] as const

/**
 * Who, by whose form, on which terms, told where: one step each. The last shows what candidates will
 * read; nothing is kept before its button is pressed.
 */
export function AgreementSteps({ api, agreement, ...props }: AgreementStepsProps) {
  const { agreements: text, cancel, faults, working } = useSettingsText()
  const form = useForm<AgreementDraft>(AgreementDraft, agreement ? draftOf(agreement) : NEW_DRAFT)
  const [at, setAt] = useState(0)
  const [asking, setAsking] = useState(false)
  const [preview, setPreview] = useState<AgreementPreview>()
  const looking = useWrite()
  const write = useWrite()
  const words = usePreviewText()
  const step = STEPS[at] ?? 'agency'
  const nextVersion = (agreement?.version ?? 0) + 1

  async function send() {
    const draft = form.value
    setAsking(false)
    if (agreement) {
      const { id } = agreement
      const revise = (key: string) => api.reviseAgreement(id, draft, key)
      const revised = await write.run({ id, draft }, revise, refused)
      if (revised) props.onRevised(revised)
    } else {
      const made = await write.run(draft, (key) => api.addAgreement(draft, key), refused)
      if (made) props.onMade(made)
    }
  }

  /** What was refused here would be refused when it is made, so its step is gone back to. */
  async function look() {
    const draft = form.value
    write.clear()
    const texts = (key: string) => api.previewAgreement(draft, agreement?.id, key)
    const shown = await looking.run({ id: agreement?.id, draft }, texts, refused)
    if (!shown) return
    setPreview(shown)
    setAt(STEPS.length - 1)
  }

  /** The server speaks of one field, which may stand on an earlier step. */
  function refused(error: ApiError) {
    const about = error.field?.split('/')[1]
    const place = about === 'formUrl' ? 'mode' : about
    const index = STEPS.findIndex((each) => each === place)
    if (index >= 0) setAt(index)
    form.refuse(error)
  }

  function goOn() {
    if (!form.attempt(`/${step}`)) return
    if (step === 'mode' && form.value.mode === 'redirect' && form.value.formUrl === '') {
      return form.refuse({ field: '/formUrl', sentence: faults.missing })
    }
    const unsaid = step === 'agency' && missingNotice(form.value.agency)
    if (unsaid) return form.refuse({ field: `/agency/${unsaid}`, sentence: faults.missing })
    if (step === 'endpoint') void look()
    else if (step !== 'texts') setAt(at + 1)
    else if (agreement && form.dirty) setAsking(true)
    else if (agreement) props.onBack()
    else void send()
  }

  const label = agreement ? text.revise(nextVersion) : text.make
  return (
    <Screen
      title={step === 'texts' ? words.heading : text.steps[step]}
      dirty={form.dirty && at === 0}
      onBack={at === 0 ? props.onBack : () => setAt(at - 1)}
    >
      <p className="paragraph quiet">{text.step(at + 1, STEPS.length)}</p>
      <EntryForm failedAttempts={form.failedAttempts} onSubmit={goOn}>
        {step === 'agency' && <AgencyFields form={form} />}
        {step === 'mode' && <ModeFields form={form} />}
        {step === 'terms' && <TermsFields form={form} />}
        {step === 'endpoint' && (
          <>
            <p className="paragraph">{text.told[form.value.mode]}</p>
            <TextField
              label={text.endpoint}
              hint={text.endpointHint}
              type="url"
              field={form.field('/endpoint')}
            />
          </>
        )}
        {step === 'texts' && preview && (
          <TextsPreview preview={preview} version={agreement && nextVersion} />
        )}
        {asking ? (
          <Question
            sentence={text.reviseQuestion(nextVersion)}
            yes={write.busy ? working : label}
            no={cancel}
            onYes={() => void send()}
            onNo={() => setAsking(false)}
          />
        ) : (
          <SaveBar
            label={step === 'texts' ? label : text.next}
            write={step === 'texts' || write.error ? write : looking}
            working={step === 'texts' ? undefined : words.reading}
            dirty
          />
        )}
      </EntryForm>
    </Screen>
  )
}

function draftOf({ mode, formUrl, agency, terms, endpoint }: AgreementView): AgreementDraft {
  return { mode, formUrl, agency, terms, endpoint }
}
