import type { AgreementDraft } from '../../contract/settings.ts'
import { useSettingsText } from '../../text/use-settings-text.ts'
import { LinesField, TextField } from '../form/Field.tsx'
import type { Form } from '../form/use-form.ts'

/** The agency as a consent must name it, in both languages. */
export function AgencyFields({ form }: { form: Form<AgreementDraft> }) {
  const { agreements } = useSettingsText()
  const text = agreements.agency
  const hints: Partial<Record<keyof AgreementDraft['agency'], string>> = {
    licenceNo: text.licenceNoHint,
    country: text.countryHint,
    contactFrequencyEn: text.contactFrequencyHint,
  }
  const line = (name: Exclude<keyof AgreementDraft['agency'], 'domains'>) => (
    <TextField
      key={name}
      label={text[name]}
      hint={hints[name]}
      field={form.field(`/agency/${name}`)}
    />
  )
  return (
    <>
      {line('name')}
      {line('nameEn')}
      {line('shortName')}
      {line('address')}
      {line('addressEn')}
      {line('representative')}
      {line('representativeEn')}
      {line('licenceNo')}
      {line('country')}
      <LinesField
        label={text.domains}
        hint={text.domainsHint}
        field={form.field('/agency/domains')}
      />
      {line('contactFrequency')}
      {line('contactFrequencyEn')}
    </>
  )
}
