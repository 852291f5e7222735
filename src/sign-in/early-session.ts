import type { Api } from '../api/api.ts'
import type { SessionView } from '../contract/session.ts'
import { keptSignIn } from './kept-sign-in.ts'
import { isForEntra } from './token-source.ts'

/** The question who is signed in, asked before Outlook said which sign-in it is about. */
export interface EarlySession {
  /** Resolves once it is answered or refused; at once where it could not be asked. */
  here: Promise<void>
  /** The answer, if it is here and about this sign-in. */
  of: (kept: string | undefined) => SessionView | undefined
  /**
   * The API of the sign-in that it was in the end: the first time somebody asks it for the session,
   * the answer under way is theirs if it was about that sign-in and is a session.
   */
  answering: (api: Api, kept: string) => Api
}

/**
 * Ask who is signed in while Outlook still connects, since the pane waits for both. Which sign-in it
 * is only Outlook can say, so this is the one that most hosts keep; Microsoft's library needs Outlook.
 */
export function askEarly(connect: (kept: string) => Api): EarlySession {
  const asked = keptSignIn('')
  let early = asked !== undefined && !isForEntra(asked) ? connect(asked).session() : undefined
  let answer: SessionView | undefined
  const here = Promise.resolve(early).then(
    (session) => void (answer = session),
    () => undefined,
  )
  return {
    here,
    of: (kept) => (kept === asked ? answer : undefined),
    answering: (api, kept) => ({
      ...api,
      session() {
        const first = kept === asked ? early : undefined
        early = undefined
        // A refusal in the language of the browser is none for Outlook's.
        return first ? first.catch(() => api.session()) : api.session()
      },
    }),
  }
}
