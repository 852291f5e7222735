import type { ReactNode } from 'react'
import type { Held } from '../contract/privacy.ts'
import { agencySaid } from '../text/agency-words.ts'
import { COMPANY_ZONE, formatDate } from '../text/dates.ts'
import { usePrivacyText } from '../text/privacy.ts'
import { useLocale, useText } from '../text/use-text.ts'

interface HeldFactsProps {
  held: Held
  /** One consent, found by its number; nothing of the person's. */
  byReference: boolean
  /** What can be done with a consent. */
  actsOf: (consent: Held['consents'][number]) => ReactNode
}

/** What is held about somebody, to answer them from: whom it reached, and since when. */
export function HeldFacts({ held, byReference, actsOf }: HeldFactsProps) {
  const { held: text } = usePrivacyText()
  const locale = useLocale()
  const day = (at: number) => formatDate(locale, at, COMPANY_ZONE)
  return (
    <>
      {held.noOffersSince !== null && (
        <p className="paragraph strong">{text.noFurther(day(held.noOffersSince))}</p>
      )}
      <Part title={text.consents} none={text.noConsents} items={held.consents} actsOf={actsOf}>
        {(consent) => (
          <>
            <p className="row-title">
              <bdi className="strong">{consent.agencyName}</bdi>
            </p>
            <p className="paragraph">
              {joined(
                text.granted(day(consent.grantedAt)),
                consent.withdrawnAt !== null && text.withdrawn(day(consent.withdrawnAt)),
                consent.undeliveredAt !== null && text.undelivered(day(consent.undeliveredAt)),
              )}
            </p>
            <p className="paragraph">{text.handOver[consent.handOver]}</p>
            {consent.agencySaid.map((word, at) => (
              <p className="paragraph" key={at}>
                {agencySaid(locale, day(word.at), word)}
              </p>
            ))}
            <p className="paragraph quiet">
              {text.reference} <bdi>{consent.reference}</bdi>
            </p>
          </>
        )}
      </Part>
      <Part title={text.contact} none={text.noContact} items={held.registrations}>
        {(entry) => (
          <>
            <p className="row-title">
              <bdi className="strong">{entry.name ?? text.forgotten}</bdi>
            </p>
            {entry.email !== null && (
              <p className="paragraph">
                <bdi>{entry.email}</bdi>
              </p>
            )}
            <p className="paragraph quiet">
              {joined(
                text.entered(day(entry.enteredAt)),
                entry.endedAt !== null && text.ended(day(entry.endedAt)),
              )}
            </p>
          </>
        )}
      </Part>
      {!byReference && (
        <Part title={text.offers} none={text.noOffers} items={held.offers}>
          {(offer) => (
            <>
              <p className="paragraph">
                {joined(
                  text.written(day(offer.writtenAt)),
                  offer.takenBackAt !== null && text.takenBack(day(offer.takenBackAt)),
                  text.openings(offer.openings),
                )}
              </p>
              <Named offer={offer} />
            </>
          )}
        </Part>
      )}
    </>
  )
}

/** What the mail's sender named in it, while that is held. */
function Named({ offer }: { offer: Held['offers'][number] }) {
  const { held: text } = usePrivacyText()
  const { compose } = useText()
  const { stage, position, mailbox } = offer
  const named = [stage && compose.stages[stage], position].filter((one) => one !== null)
  return (
    <>
      {named.length > 0 && (
        <p className="paragraph quiet">
          {text.named} <bdi>{named.join(' · ')}</bdi>
        </p>
      )}
      {mailbox !== null && (
        <p className="paragraph quiet">
          {text.sentFrom} <bdi>{mailbox}</bdi>
        </p>
      )}
    </>
  )
}

function joined(...parts: (string | false)[]): string {
  return parts.filter((part) => part !== false).join(' · ')
}

interface PartProps<T> {
  title: string
  none: string
  items: readonly T[]
  actsOf?: (item: T) => ReactNode
  children: (item: T) => ReactNode
}

function Part<T>({ title, none, items, actsOf, children }: PartProps<T>) {
  return (
    <>
      <h3 className="field-label">{title}</h3>
      {items.length === 0 ? (
        <p className="paragraph quiet">{none}</p>
      ) : (
        <ul className="rows">
          {items.map((item, at) => (
            <li key={at}>
              <div>{children(item)}</div>
              {actsOf?.(item)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
