import { Button } from '../screen/Button.tsx'
import { useId, useRef, useState } from 'react'
import type { Api } from '../api/api.ts'
import type { LookUp, LookUpResult } from '../contract/privacy.ts'
import { Trouble } from '../screen/Trouble.tsx'
import { useWrite } from '../screen/use-write.ts'
import { usePrivacyText } from '../text/privacy.ts'
import { readAsked } from './asked.ts'
import { Found } from './Found.tsx'

interface FinderProps {
  api: Api
  onActed: () => void
}

/** Finds somebody by the address or the number they gave; pressing again is another look-up. */
export function Finder({ api, onActed }: FinderProps) {
  const text = usePrivacyText()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [faulty, setFaulty] = useState(false)
  const [found, setFound] = useState<{ asked: LookUp; result: LookUpResult; turn: number }>()
  const write = useWrite()
  const turn = (found?.turn ?? 0) + 1

  async function lookUp() {
    const asked = readAsked(typed)
    setFaulty(asked === undefined)
    if (asked === undefined) {
      input.current?.focus()
      return
    }
    const result = await write.run([asked, turn], (key) => api.lookUp(asked, key))
    if (result) setFound({ asked, result, turn })
  }

  return (
    <>
      <form
        className="field-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void lookUp()
        }}
      >
        <div className="field">
          <label className="field-label" htmlFor={id}>
            {text.address}
          </label>
          <input
            className="input"
            id={id}
            ref={input}
            type="text"
            autoComplete="off"
            value={typed}
            aria-invalid={faulty}
            aria-describedby={`${id}-fault`}
            onChange={(event) => {
              setTyped(event.target.value)
              setFaulty(false)
            }}
          />
          <p className="field-fault" id={`${id}-fault`}>
            {faulty && text.addressFault}
          </p>
        </div>
        <Button
          className="action"
          appearance="primary"
          type="submit"
          disabledFocusable={write.busy}
          aria-busy={write.busy}
        >
          {write.busy ? text.lookingUp : text.lookUp}
        </Button>
      </form>
      <Trouble error={write.error} />
      <Found
        key={found?.turn ?? 0}
        api={api}
        result={found?.result}
        whom={found?.asked ?? { address: '' }}
        onActed={onActed}
      />
    </>
  )
}
