import { useId, useState } from 'react'
import type { Api } from '../../api/api.ts'
import { Positions } from '../../contract/wording.ts'
import { Screen } from '../../screen/Screen.tsx'
import { useWrite } from '../../screen/use-write.ts'
import { useSettingsText } from '../../text/use-settings-text.ts'
import { useWordingText } from '../../text/wording.ts'
import { EntryForm } from '../form/EntryForm.tsx'
import { faultSentence } from '../form/Field.tsx'
import { SaveBar } from '../form/SaveBar.tsx'
import { useForm } from '../form/use-form.ts'

interface PositionsScreenProps {
  api: Api
  positions: string[]
  onBack: () => void
  onSaved: (positions: string[]) => void
}

/** The short list recruiters choose a position from. */
export function PositionsScreen({ api, positions, onBack, onSaved }: PositionsScreenProps) {
  const text = useWordingText()
  const settings = useSettingsText()
  const form = useForm<Positions>(Positions, { positions })
  const [typed, setTyped] = useState(positions.join('\n'))
  const write = useWrite()
  const id = useId()
  const field = form.field('/positions')
  // A list is spoken of as domains there; what is wrong with a line is the same.
  const wrong = faultSentence({ ...field, value: typed }, settings)
  async function submit() {
    if (!form.attempt()) return
    const { value } = form
    const saved = await write.run(value, (key) => api.savePositions(value, key), form.refuse)
    if (!saved) return
    form.keep(saved)
    setTyped(saved.positions.join('\n'))
    onSaved(saved.positions)
  }
  return (
    <Screen title={text.positions} onBack={onBack} dirty={form.dirty}>
      <EntryForm failedAttempts={form.failedAttempts} onSubmit={() => void submit()}>
        <div className="field">
          <label className="field-label" htmlFor={id}>
            {text.positions}
          </label>
          <textarea
            className="input"
            id={id}
            rows={8}
            aria-describedby={`${id}-about`}
            aria-invalid={wrong !== undefined}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              field.change(linesIn(event.target.value))
            }}
          />
          <div id={`${id}-about`}>
            {wrong !== undefined && <p className="field-fault">{wrong}</p>}
            <p className="paragraph quiet">{text.positionsHint}</p>
          </div>
        </div>
        <SaveBar label={settings.save} write={write} dirty={form.dirty} />
      </EntryForm>
    </Screen>
  )
}

function linesIn(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
