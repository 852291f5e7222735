import type { AgreementDraft } from '../../contract/settings.ts'
import { useSettingsText } from '../../text/use-settings-text.ts'
import { usePreviewText } from '../../text/agreement-preview.ts'
import { LinesField, ParagraphField, TextField } from '../form/Field.tsx'
import type { Form } from '../form/use-form.ts'
import { needsNotice, NOTICES } from './abroad.ts'

type LineName = Exclude<keyof AgreementDraft['agency'], 'domains' | (typeof NOTICES)[number]>

/** The agency as a consent must name it, in both languages. */
export function AgencyFields({ form }: { form: Form<AgreementDraft> }) {
  const { agreements } = useSettingsText()
  const text = agreements.agency
  const notice = usePreviewText()
  const hints: Partial<Record<keyof AgreementDraft['agency'], string>> = {
    licenceNo: text.licenceNoHint,
    country: text.countryHint,
    contactFrequencyEn: text.contactFrequencyHint,
  }
  const line = (name: LineName) => (
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
      {needsNotice(form.value.agency) &&
        NOTICES.map((name) => (
          <ParagraphField
            key={name}
            label={notice[name]}
            hint={notice.abroadNoticeHint}
            field={form.field(`/agency/${name}`)}
          />
        ))}
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
