import { useCallback, useEffect, useState } from 'react'
import type { Api } from '../api/api.ts'
import type { Send } from '../contract/sends.ts'
import { findReferralLinks } from '../message/find-block.ts'
import type { MailRead } from '../message/message.ts'
import { WhenLoaded } from '../screen/Trouble.tsx'
import { useLoaded } from '../screen/use-loaded.ts'
import { useSendsText } from '../text/sends.ts'
import { SendRow } from './SendRow.tsx'

/** A mail carries one; more are looked at in case somebody sent two by mistake. */
const MOST_LINKS = 5

interface LinkInMailProps {
  api: Api
  /** The mail that is open now. */
  mail: MailRead
  linkOrigin: string
}

/** The link in a mail that is read, such as a sent one, with its sender's way to take it back. */
export function LinkInMail({ api, mail, linkOrigin }: LinkInMailProps) {
  const [tokens, setTokens] = useState<readonly string[]>([])
  useEffect(() => {
    let current = true
    void tokensIn(mail, linkOrigin).then((found) => current && setTokens(found))
    return () => {
      current = false
    }
  }, [mail, linkOrigin])
  return tokens.length > 0 && <OwnLinks api={api} tokens={tokens} />
}

/** What Outlook does not give out is a mail without links. */
async function tokensIn(mail: MailRead, linkOrigin: string): Promise<string[]> {
  const body = await mail.body().catch(() => '')
  const links = findReferralLinks(body, 'html', linkOrigin)
  return links.slice(0, MOST_LINKS).map(({ token }) => token)
}

function OwnLinks({ api, tokens }: { api: Api; tokens: readonly string[] }) {
  const text = useSendsText()
  const ask = useCallback(async () => {
    const sends = await Promise.all(tokens.map((token) => api.sendOf(token)))
    return sends.filter((send) => send !== undefined)
  }, [api, tokens])
  const { loaded, reload, replace } = useLoaded<Send[]>(ask)
  return (
    <section className="screen">
      <h2 className="card-title">{text.inThisMail}</h2>
      <WhenLoaded loaded={loaded} onRetry={reload} rows={tokens.length} bone="bone-send">
        {(sends) =>
          sends.length === 0 ? (
            <p className="paragraph">{text.notYours}</p>
          ) : (
            <ol className="rows">
              {sends.map((send) => (
                <SendRow
                  key={send.id}
                  api={api}
                  send={send}
                  onRevoked={(changed) =>
                    replace(sends.map((each) => (each.id === changed.id ? changed : each)))
                  }
                />
              ))}
            </ol>
          )
        }
      </WhenLoaded>
    </section>
  )
}
