import { Button } from '../screen/Button.tsx'
import { useId, useRef, useState } from 'react'
import type { ApiError } from '../api/api-error.ts'
import type { SignInApi } from '../api/sign-in-api.ts'
import type { Surroundings } from '../message/outlook.ts'
import { useSignInText } from '../text/sign-in.ts'
import { useSigningIn, type Way } from './use-signing-in.ts'

interface SignInProps {
  hidden: boolean
  api: SignInApi
  surroundings: Surroundings
  /** What ended the last session; undefined when there was none. */
  ended: ApiError | undefined
  /** Takes what is to be kept on this device. */
  onSignedIn: (kept: string) => void
  onLookAround: () => void
}

/** The way in: what this is, the code field, and a look around before either. */
export function SignIn({ hidden, api, surroundings, ended, ...props }: SignInProps) {
  const text = useSignInText()
  const signingIn = useSigningIn(api, surroundings, props.onSignedIn)
  const { busy, methods, trouble, withMicrosoft } = signingIn
  return (
    <section className="screen" aria-label={text.signIn} hidden={hidden}>
      {ended && (
        <p className="paragraph strong" role="status">
          {ended.code === 'not_signed_in' ? text.ended : (ended.sentence ?? text.ended)}
        </p>
      )}
      {text.about.map((sentence) => (
        <p className="paragraph" key={sentence}>
          {sentence}
        </p>
      ))}
      {methods.codes && (
        <CodeForm busy={busy} isWrong={trouble?.about === 'code'} onEnter={signingIn.withCode} />
      )}
      {withMicrosoft && (
        <Button
          className="action"
          appearance={methods.codes ? 'secondary' : 'primary'}
          disabledFocusable={busy !== undefined}
          aria-busy={busy === 'microsoft'}
          onClick={withMicrosoft}
        >
          {busy === 'microsoft' ? text.signingIn : text.microsoft}
        </Button>
      )}
      <p className="paragraph trouble" role="alert">
        {trouble?.sentence}
      </p>
      <Button className="back" appearance="transparent" onClick={props.onLookAround}>
        {text.lookAround}
      </Button>
    </section>
  )
}

interface CodeFormProps {
  busy: Way | undefined
  isWrong: boolean
  onEnter: (code: string) => void
}

/** The code as people type or paste it; a refused one stays, with the cursor in it. */
function CodeForm({ busy, isWrong, onEnter }: CodeFormProps) {
  const text = useSignInText()
  const [code, setCode] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  return (
    <form
      className="field-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onEnter(code)
        field.current?.focus()
      }}
    >
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {text.code}
        </label>
        <input
          ref={field}
          className="input"
          id={id}
          value={code}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={LONGEST_CODE}
          aria-describedby={`${id}-hint`}
          aria-invalid={isWrong}
          onChange={(event) => setCode(event.target.value)}
        />
        <p className="paragraph quiet" id={`${id}-hint`}>
          {text.codeHint}
        </p>
      </div>
      <Button
        className="action"
        appearance="primary"
        type="submit"
        disabledFocusable={busy !== undefined}
        aria-busy={busy === 'code'}
      >
        {busy === 'code' ? text.signingIn : text.signIn}
      </Button>
    </form>
  )
}

/** The contract's own limit; a code with its hyphens has less than half. */
const LONGEST_CODE = 40
