import { useCallback, useId } from 'react'
import type { Api } from '../api/api.ts'
import { Company, Employer } from '../contract/settings.ts'
import { useSettingsText } from '../text/use-settings-text.ts'
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
  const { company: text, sections, save } = useSettingsText()
  const form = useForm<FilledCompany>(LIMITS, { ...company, employer: company.employer ?? NOBODY })
  const write = useWrite()
  async function submit() {
    if (!form.attempt()) return
    const { value } = form
    const saved = await write.run(value, (key) => api.saveCompany(value, key), form.refuse)
    if (!saved) return
    form.keep(value)
    onSaved()
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
        {hasAgreements && form.dirty && <p className="paragraph">{text.newVersion}</p>}
        <SaveBar label={save} write={write} dirty={form.dirty} />
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
