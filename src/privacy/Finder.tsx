import { Button } from '@fluentui/react-components'
import { useId, useRef, useState } from 'react'
import type { Api } from '../api/api.ts'
import type { LookUpResult } from '../contract/privacy.ts'
import { Trouble } from '../screen/Trouble.tsx'
import { useWrite } from '../screen/use-write.ts'
import { usePrivacyText } from '../text/privacy.ts'
import { isAddress } from './address.ts'
import { Found } from './Found.tsx'

interface FinderProps {
  api: Api
  onErased: () => void
}

/** Finds somebody by the address they gave; pressing again is another look-up. */
export function Finder({ api, onErased }: FinderProps) {
  const text = usePrivacyText()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [address, setAddress] = useState('')
  const [faulty, setFaulty] = useState(false)
  const [found, setFound] = useState<{ address: string; result: LookUpResult; turn: number }>()
  const write = useWrite()
  const turn = (found?.turn ?? 0) + 1

  async function lookUp() {
    const asked = address.trim()
    setFaulty(!isAddress(asked))
    if (!isAddress(asked)) {
      input.current?.focus()
      return
    }
    const result = await write.run([asked, turn], (key) => api.lookUp(asked, key))
    if (result) setFound({ address: asked, result, turn })
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
            type="email"
            autoComplete="off"
            value={address}
            aria-invalid={faulty}
            aria-describedby={`${id}-fault`}
            onChange={(event) => {
              setAddress(event.target.value)
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
        whom={{ address: found?.address ?? '' }}
        onErased={onErased}
      />
    </>
  )
}
