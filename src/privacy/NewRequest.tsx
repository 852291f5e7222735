import { Button } from '../screen/Button.tsx'
import { useId, useRef, useState } from 'react'
import type { Api } from '../api/api.ts'
import type { RequestKind } from '../contract/privacy.ts'
import { Screen } from '../screen/Screen.tsx'
import { Trouble } from '../screen/Trouble.tsx'
import { useWrite } from '../screen/use-write.ts'
import { usePrivacyText } from '../text/privacy.ts'
import { readAsked } from './asked.ts'

interface NewRequestProps {
  api: Api
  onBack: () => void
  onEntered: (number: number) => void
}

const KINDS: readonly RequestKind[] = ['access', 'erasure', 'withdrawal', 'correction']

/** Writes down a request that came by letter or telephone, with the day it came. */
export function NewRequest({ api, onBack, onEntered }: NewRequestProps) {
  const text = usePrivacyText()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [kind, setKind] = useState<RequestKind>('access')
  const [typed, setTyped] = useState('')
  const [receivedOn, setReceivedOn] = useState(today)
  const [faults, setFaults] = useState({ address: false, receivedOn: false })
  const write = useWrite()

  async function enter() {
    const asked = readAsked(typed)
    const found = { address: asked === undefined, receivedOn: !isDay(receivedOn) }
    setFaults(found)
    if (asked === undefined || found.receivedOn) {
      form.current
        ?.querySelector<HTMLElement>(`[name=${found.address ? 'address' : 'day'}]`)
        ?.focus()
      return
    }
    const request = { kind, receivedOn, ...asked }
    const made = await write.run(
      request,
      (key) => api.enterRequest(request, key),
      ({ field }) =>
        setFaults({
          address: field === '/address' || field === '/reference',
          receivedOn: field === '/receivedOn',
        }),
    )
    if (made) onEntered(made.number)
  }

  return (
    <Screen title={text.enterTitle} onBack={onBack} dirty={typed !== ''}>
      <p className="paragraph quiet">{text.enterAbout}</p>
      <form
        className="field-form"
        noValidate
        ref={form}
        onSubmit={(event) => {
          event.preventDefault()
          void enter()
        }}
      >
        <div className="field">
          <label className="field-label" htmlFor={`${id}-kind`}>
            {text.kind}
          </label>
          <select
            className="select"
            id={`${id}-kind`}
            value={kind}
            onChange={(event) => setKind(event.target.value as RequestKind)}
          >
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {text.kinds[each]}
              </option>
            ))}
          </select>
        </div>
        <Line
          {...{ id: `${id}-address`, name: 'address', type: 'text', value: typed }}
          label={text.address}
          fault={faults.address ? text.addressFault : undefined}
          onChange={setTyped}
        />
        <Line
          {...{ id: `${id}-day`, name: 'day', type: 'date', value: receivedOn }}
          label={text.receivedOn}
          fault={faults.receivedOn ? text.receivedFault : undefined}
          onChange={setReceivedOn}
        />
        <Trouble error={write.error} />
        <Button
          className="action"
          appearance="primary"
          type="submit"
          disabledFocusable={write.busy}
          aria-busy={write.busy}
        >
          {text.save}
        </Button>
      </form>
    </Screen>
  )
}

interface LineProps {
  id: string
  name: string
  type: string
  label: string
  value: string
  fault: string | undefined
  onChange: (value: string) => void
}

function Line({ id, label, fault, onChange, ...input }: LineProps) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        className="input"
        id={id}
        autoComplete="off"
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-fault`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p className="field-fault" id={`${id}-fault`}>
        {fault}
      </p>
    </div>
  )
}

/** As the person at the pane would write it: the day where they are. */
function today(): string {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

function isDay(typed: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(typed) && typed <= today()
}
