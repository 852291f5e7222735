import { Button } from '../screen/Button.tsx'
import { useState } from 'react'
import { Question } from '../screen/Question.tsx'
import { Trouble } from '../screen/Trouble.tsx'
import { useWrite } from '../screen/use-write.ts'
import { usePrivacyText } from '../text/privacy.ts'

interface AskedActProps<T> {
  /** What the button says, and what it is called where several look alike. */
  label: string
  name?: string
  working: string
  question: string
  /** What the act is about: the same again is a retry of it. */
  about: unknown
  act: (key: string) => Promise<T>
  onDone: (result: T) => void
}

/** Something that cannot be taken back: it is asked about once more before it is done. */
export function AskedAct<T>(props: AskedActProps<T>) {
  const { label, name, working, question, about, act, onDone } = props
  const text = usePrivacyText()
  const [asked, setAsked] = useState<'not' | 'asking' | 'declined'>('not')
  const write = useWrite()
  async function run() {
    const result = await write.run(about, act)
    if (result !== undefined) onDone(result)
  }
  return (
    <>
      <Trouble error={write.error} />
      {asked === 'asking' ? (
        <Question
          sentence={question}
          yes={write.busy ? working : label}
          no={text.cancel}
          busy={write.busy}
          onYes={() => void run()}
          onNo={() => setAsked('declined')}
        />
      ) : (
        <div className="actions">
          <Button
            aria-label={name}
            autoFocus={asked === 'declined'}
            onClick={() => setAsked('asking')}
          >
            {label}
          </Button>
        </div>
      )}
    </>
  )
}
