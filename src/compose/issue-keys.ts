import { normaliseAddress } from '../contract/link.ts'
import type { NewReferral } from '../contract/referral.ts'

/**
 * One idempotency key per candidate and what is told of the mail, made before the first request and
 * kept until the link stands in the mail. A retry after a lost answer then gets the same link, also
 * after the pane was reloaded; no link is made that nobody uses.
 */
export interface IssueKeys {
  keyFor(referral: NewReferral): string
  forget(referral: NewReferral): void
}

/** Keys outlive the pane in the storage of its tab, and in memory where that is blocked. */
export function issueKeys(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  newKey: () => string = () => crypto.randomUUID(),
): IssueKeys {
  const kept = new Map<string, string>()
  return {
    keyFor(referral) {
      const name = nameOf(referral)
      const key = kept.get(name) ?? attempt(() => storage.getItem(name)) ?? newKey()
      kept.set(name, key)
      attempt(() => storage.setItem(name, key))
      return key
    },
    forget(referral) {
      const name = nameOf(referral)
      kept.delete(name)
      attempt(() => storage.removeItem(name))
    },
  }
}

/** Another agreement, language, stage, position or lead is another request, and gets a link of its own. */
function nameOf({ agreementId, recipient, locale, ...told }: NewReferral): string {
  const { stage, position, leadVersion, ownWords } = told
  const lead = [stage, leadVersion, ownWords, position].map((one) => one ?? '')
  return ['career-relay.key', agreementId, locale, normaliseAddress(recipient), ...lead].join('|')
}

function attempt<T>(access: () => T): T | undefined {
  try {
    return access()
  } catch {
    return undefined
  }
}
