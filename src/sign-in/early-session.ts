import type { Api } from '../api/api.ts'
import { keptSignIn } from './kept-sign-in.ts'
import { isForEntra } from './token-source.ts'

/**
 * Ask who is signed in while Outlook still connects, since the pane waits for both. Which sign-in it
 * is only Outlook can say, so this is the one that most hosts keep; Microsoft's library needs Outlook.
 *
 * What is returned takes the API of the sign-in that it was in the end: the first time somebody asks
 * it for the session, the answer under way is theirs if it was about that sign-in and is a session.
 */
export function askEarly(connect: (kept: string) => Api): (api: Api, kept: string) => Api {
  const asked = keptSignIn('')
  let early = asked !== undefined && !isForEntra(asked) ? connect(asked).session() : undefined
  early?.catch(() => undefined)
  return (api, kept) => ({
    ...api,
    session() {
      const first = kept === asked ? early : undefined
      early = undefined
      // A refusal in the language of the browser is none for Outlook's.
      return first ? first.catch(() => api.session()) : api.session()
    },
  })
}
