import type { BodyFormat } from '../../src/message/message.ts'
import { ownPart } from '../../src/message/own-part.ts'
import { hasWholeText, linksIn } from '../../src/message/part-links.ts'
import { carriedAddress } from '../../src/message/rewriters.ts'
import { ORIGIN } from './example-block.ts'

/** What the send check finds of the consent text of the first link; undefined without a link. */
export function isWhole(body: string, format: BodyFormat): boolean | undefined {
  const part = ownPart(body, format)
  const [link] = linksIn(part, ORIGIN, carriedAddress)
  return link && hasWholeText(part, link)
}
