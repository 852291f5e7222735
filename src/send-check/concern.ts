import { findReferralLinks, hasWholeText } from '../message/find-block.ts'
import { isMadeFor } from '../message/made-for.ts'
import type { BodyFormat, Correspondent } from '../message/message.ts'
import { ownWords } from '../message/own-part.ts'
import { peopleOutside } from '../message/recipients.ts'
import type { SendCheckSettings } from '../message/send-check-settings.ts'
import { readsLikeRejection } from './stock-phrases.ts'

/** A mail as it stands when it is looked at. */
export interface Mail {
  format: BodyFormat
  body: string
  subject: string
  /** To, Cc and Bcc together, since one wrong copy is enough. */
  people: Correspondent[]
}

/** Why a mail should be looked at once more; the worst first. */
export type Concern = 'person' | 'links' | 'people' | 'text' | 'none'

export interface Finding {
  concern?: Concern
  /** The one link of a mail that nothing speaks against. */
  token?: string
}

/**
 * Decides from the mail alone. What cannot be known accuses nobody: a link whose check a rewriter
 * cut off is taken for the recipient's, with its text whole.
 */
export function lookAt(mail: Mail, { linkOrigin, internalDomains }: SendCheckSettings): Finding {
  const { format, body } = mail
  const outside = peopleOutside(mail.people, internalDomains)
  const links = findReferralLinks(body, format, linkOrigin)
  const [link] = links
  if (!link) {
    const one = outside.length === 1
    return one && readsLikeRejection(mail.subject, ownWords(body, format))
      ? { concern: 'none' }
      : {}
  }
  // Colleagues alone are not whom a link is made for either.
  const isForeign = links.some(
    (each) => each.check && !outside.some(({ address }) => isMadeFor(each, address)),
  )
  if (isForeign) return { concern: 'person' }
  if (links.length > 1) return { concern: 'links' }
  if (outside.length > 1) return { concern: 'people' }
  if (!hasWholeText(body, format, linkOrigin, link)) return { concern: 'text' }
  return outside.length === 1 ? { token: link.token } : {}
}
