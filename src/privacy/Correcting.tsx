import { Button } from '../screen/Button.tsx'
import { useId, useState } from 'react'
import type { Api } from '../api/api.ts'
import {
  CORRECTABLE,
  type CorrectableField,
  type CorrectionResult,
  type Held,
} from '../contract/privacy.ts'
import { Trouble } from '../screen/Trouble.tsx'
import { useWrite } from '../screen/use-write.ts'
import { usePrivacyText } from '../text/privacy.ts'

const FIELDS = Object.keys(CORRECTABLE) as CorrectableField[]

interface CorrectingProps {
  api: Api
  reference: string
  details: NonNullable<Held['consents'][number]['details']>
  onDone: (result: CorrectionResult) => void
  onCancel: () => void
}

/** What somebody entered, to be put right as their letter says. */
export function Correcting({ api, reference, details, onDone, onCancel }: CorrectingProps) {
  const { correction: text, cancel } = usePrivacyText()
  const id = useId()
  const [values, setValues] = useState(details)
  const [faulty, setFaulty] = useState<string>()
  const write = useWrite()
  async function save() {
    const asked = { reference, ...values }
    const done = await write.run(
      asked,
      (key) => api.correct(asked, key),
      ({ field }) => setFaulty(field),
    )
    if (done) onDone(done)
  }
  return (
    <form
      className="field-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <p className="paragraph">{text.about}</p>
      {FIELDS.map((field, at) => (
        <div className="field" key={field}>
          <label className="field-label" htmlFor={`${id}-${field}`}>
            {text.fields[field]}
          </label>
          <input
            className="input"
            id={`${id}-${field}`}
            autoComplete="off"
            autoFocus={at === 0}
            maxLength={CORRECTABLE[field]}
            value={values[field]}
            aria-invalid={faulty === `/${field}`}
            aria-describedby={`${id}-${field}-fault`}
            onChange={(event) => {
              setValues({ ...values, [field]: event.target.value })
              setFaulty(undefined)
            }}
          />
          <p className="field-fault" id={`${id}-${field}-fault`}>
            {faulty === `/${field}` && text.fault}
          </p>
        </div>
      ))}
      <p className="paragraph quiet">{text.address}</p>
      <Trouble error={faulty === undefined ? write.error : undefined} />
      <div className="actions">
        <Button type="submit" disabledFocusable={write.busy} aria-busy={write.busy}>
          {write.busy ? text.saving : text.save}
        </Button>
        <Button appearance="subtle" onClick={onCancel}>
          {cancel}
        </Button>
      </div>
    </form>
  )
}
