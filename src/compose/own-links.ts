import { ApiError } from '../api/api-error.ts'
import type { Api } from '../api/api.ts'
import { isUncertain } from '../api/retry.ts'
import type { Send } from '../contract/sends.ts'

/** Why a link that stands in the mail leads nowhere. */
export type DeadLink = 'link_revoked' | 'link_expired'

/** What the server remembers of a link that stands in the mail, and was made by whoever asks. */
export interface OwnLink extends Send {
  dead: DeadLink | undefined
  /** As it is written in the mail. */
  expiryDate: string
}

/** The server counts days as people in Japan do. */
const TIME_ZONE = 'Asia/Tokyo'

/**
 * Those of these links that are one's own, as far as the server says so now.
 *
 * @throws ApiError when it may say so when it is asked again
 */
export async function ownAmong(api: Api, tokens: readonly string[]): Promise<Map<string, OwnLink>> {
  const found = new Map<string, OwnLink>()
  for (const token of tokens) {
    const send = await sendOf(api, token)
    if (send) found.set(token, { ...send, dead: deadLink(send), expiryDate: expiryDate(send) })
  }
  return found
}

async function sendOf(api: Api, token: string): Promise<Send | undefined> {
  try {
    return await api.sendOf(token)
  } catch (error) {
    if (!(error instanceof ApiError) || isUncertain(error)) throw error
    return undefined
  }
}

function deadLink({ state, expiresAt }: Send): DeadLink | undefined {
  if (state === 'revoked') return 'link_revoked'
  return expiresAt < Date.now() ? 'link_expired' : undefined
}

function expiryDate({ locale, expiresAt }: Send): string {
  const language = locale === 'ja' ? 'ja-JP' : 'en-GB'
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: TIME_ZONE }).format(
    expiresAt,
  )
}
