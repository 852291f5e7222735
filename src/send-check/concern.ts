import { recipientCheck } from '../contract/link.ts'
import { compact } from '../message/in-place.ts'
import type { BodyFormat, Correspondent } from '../message/message.ts'
import { ownPart } from '../message/own-part.ts'
import { hasWholeText, linksIn } from '../message/part-links.ts'
import { isUnknown, peopleOutside } from '../message/recipients.ts'
import { carriedAddress } from '../message/rewriters.ts'
import type { SendCheckSettings } from '../message/send-check-settings.ts'
import { readsLikeRejection } from './stock-phrases.ts'

/** A mail as it stands when it is looked at. */
export interface Mail {
  format: BodyFormat
  body: string
  subject: string
  /** To, Cc and Bcc together, since one wrong copy is enough. */
  everybody: Correspondent[]
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
  const outside = peopleOutside(mail.everybody, internalDomains)
  const part = ownPart(body, format)
  const links = linksIn(part, linkOrigin, carriedAddress)
  const [person, another] = outside
  const isSeveral = another || outside.some(isUnknown)
  const isOne = person && !isSeveral
  const [link, anotherLink] = links
  if (!link) {
    return isOne && readsLikeRejection(mail.subject, compact(part.words)) ? { concern: 'none' } : {}
  }
  // Colleagues alone are not whom a link is made for either; somebody unknown may be.
  const isForeign = links.some(
    ({ token, check }) =>
      check &&
      !outside.some(
        (reader) => isUnknown(reader) || recipientCheck(token, reader.address) === check,
      ),
  )
  if (isForeign) return { concern: 'person' }
  if (anotherLink) return { concern: 'links' }
  if (isSeveral) return { concern: 'people' }
  if (!hasWholeText(part, link)) return { concern: 'text' }
  return isOne ? { token: link.token } : {}
}
