import type { AgreementDraft, Mode } from '../../contract/settings.ts'
import { useSettingsText } from '../../text/use-settings-text.ts'
import { TextField } from '../form/Field.tsx'
import type { Form } from '../form/use-form.ts'

const MODES: readonly Mode[] = ['relay', 'redirect']

/** Whose form a candidate fills in; with the agency's own, only its acceptance can earn. */
export function ModeFields({ form }: { form: Form<AgreementDraft> }) {
  const { agreements } = useSettingsText()
  const text = agreements.mode
  const mode = form.field('/mode')
  const earns = form.field('/terms/qualifyOn')
  function choose(chosen: Mode) {
    mode.change(chosen)
    if (chosen === 'redirect') earns.change('accepted')
    else form.field('/formUrl').change('')
  }
  return (
    <>
      <fieldset className="choice-group">
        <legend className="field-label">{text.question}</legend>
        {MODES.map((each) => (
          <label key={each} className="choice-card">
            <input
              type="radio"
              name="mode"
              value={each}
              checked={mode.value === each}
              onChange={() => choose(each)}
            />
            <span>
              <span className="strong">{text[each]}</span>
              <span className="paragraph quiet">{text[`${each}About`]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {mode.value === 'redirect' && (
        <TextField
          label={text.formUrl}
          hint={text.formUrlHint}
          type="url"
          field={form.field('/formUrl')}
        />
      )}
    </>
  )
}
