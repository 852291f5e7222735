import { useCallback, useId, useState } from 'react'
import type { ApiError } from '../api/api-error.ts'
import type { Api } from '../api/api.ts'
import { Company, Employer, type CompanyPreview } from '../contract/settings.ts'
import { usePreviewText } from '../text/agreement-preview.ts'
import { useSettingsText } from '../text/use-settings-text.ts'
import { CompanyTexts } from './CompanyTexts.tsx'
import { EntryForm } from './form/EntryForm.tsx'
import { LinesField, TextField } from './form/Field.tsx'
import { SaveBar } from './form/SaveBar.tsx'
import { useForm, type Form } from './form/use-form.ts'
import { useWrite } from '../screen/use-write.ts'
import { Screen } from '../screen/Screen.tsx'
import { WhenLoaded } from '../screen/Trouble.tsx'
import { useLoaded } from '../screen/use-loaded.ts'

interface CompanyScreenProps {
  api: Api
  hasAgreements: boolean
  onBack: (() => void) | undefined
  onSaved: () => void
}

/** The company as candidates read of it, and who counts as a colleague. */
export function CompanyScreen({ api, onBack, ...props }: CompanyScreenProps) {
  const { sections } = useSettingsText()
  const { loaded, reload } = useLoaded(useCallback(() => api.company(), [api]))
  if (loaded.step === 'ready') {
    return <CompanyForm {...{ api, onBack, ...props }} company={loaded.value} />
  }
  return (
    <Screen title={sections.company} onBack={onBack}>
      <WhenLoaded loaded={loaded} onRetry={reload} rows={8}>
        {() => null}
      </WhenLoaded>
    </Screen>
  )
}

/** A form has lines to type into where the company has told nothing yet. */
type FilledCompany = Company & { employer: Employer }

const LIMITS = { properties: { ...Company.properties, employer: Employer } }

const NOBODY: Employer = {
  name: '',
  nameEn: '',
  address: '',
  addressEn: '',
  representative: '',
  representativeEn: '',
  privacyContact: '',
}

function CompanyForm({
  api,
  company,
  onBack,
  hasAgreements,
  onSaved,
}: CompanyScreenProps & { company: Company }) {
  const { company: text, sections, save: saveLabel } = useSettingsText()
  const form = useForm<FilledCompany>(LIMITS, { ...company, employer: company.employer ?? NOBODY })
  const [kept, setKept] = useState(company.employer)
  const [changed, setChanged] = useState<CompanyPreview>()
  const { reading } = usePreviewText()
  const looking = useWrite()
  const write = useWrite()
  const isEmployerNew = JSON.stringify(form.value.employer) !== JSON.stringify(kept)

  /** What candidates would read is looked at before it is kept. */
  async function submit() {
    if (!form.attempt()) return
    const { employer } = form.value
    write.clear()
    if (!kept || !isEmployerNew) return await save()
    const look = (key: string) => api.previewCompany(employer, key)
    const shown = await looking.run(employer, look, form.refuse)
    if (shown?.agreements.length === 0) await save()
    else setChanged(shown)
  }

  async function save(seenTexts?: string) {
    const { value } = form
    const refused = (error: ApiError) => {
      const outdated = error.code === 'texts_not_seen'
      if (outdated || error.field !== undefined) setChanged(undefined)
      form.refuse(error)
    }
    const change = { ...value, ...(seenTexts !== undefined && { seenTexts }) }
    const saved = await write.run(change, (key) => api.saveCompany(change, key), refused)
    if (!saved) return
    form.keep(value)
    setKept(value.employer)
    setChanged(undefined)
    onSaved()
  }

  if (changed) {
    return (
      <CompanyTexts
        agreements={changed.agreements}
        write={write}
        onBack={() => setChanged(undefined)}
        onSave={() => void save(changed.sha256)}
      />
    )
  }
  return (
    <Screen title={sections.company} onBack={onBack} dirty={form.dirty}>
      <p className="paragraph quiet">{text.about}</p>
      <EntryForm failedAttempts={form.failedAttempts} onSubmit={() => void submit()}>
        <EmployerFields form={form} />
        <LinesField
          label={text.internalDomains}
          hint={text.internalDomainsHint}
          field={form.field('/internalDomains')}
        />
        <Switch form={form} name="askWithoutLink" />
        <Switch form={form} name="entraOnly" />
        {hasAgreements && isEmployerNew && <p className="paragraph">{text.newVersion}</p>}
        <SaveBar
          label={saveLabel}
          write={looking.busy || looking.error ? looking : write}
          working={looking.busy ? reading : undefined}
          dirty={form.dirty}
        />
      </EntryForm>
    </Screen>
  )
}

function EmployerFields({ form }: { form: Form<FilledCompany> }) {
  const { company: text } = useSettingsText()
  const names = ['name', 'nameEn', 'address', 'addressEn'] as const
  const people = ['representative', 'representativeEn'] as const
  return (
    <>
      {[...names, ...people].map((name) => (
        <TextField key={name} label={text[name]} field={form.field(`/employer/${name}`)} />
      ))}
      <TextField
        label={text.privacyContact}
        hint={text.privacyContactHint}
        field={form.field('/employer/privacyContact')}
      />
    </>
  )
}

function Switch({
  form,
  name,
}: {
  form: Form<FilledCompany>
  name: 'entraOnly' | 'askWithoutLink'
}) {
  const { company: text } = useSettingsText()
  const field = form.field(`/${name}`)
  const id = useId()
  return (
    <div className="check">
      <input
        type="checkbox"
        id={id}
        aria-describedby={`${id}-hint`}
        checked={field.value === true}
        onChange={(event) => field.change(event.target.checked)}
      />
      <div>
        <label htmlFor={id}>{text[name]}</label>
        <p className="paragraph quiet" id={`${id}-hint`}>
          {text[`${name}Hint`]}
        </p>
      </div>
    </div>
  )
}
