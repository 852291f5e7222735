import { ApiError } from '../api/api-error.ts'
import type { Api } from '../api/api.ts'

/** Why a link that stands in the mail leads nowhere. */
export type DeadLink = 'link_revoked' | 'link_expired'

/** Which of these links no longer lead anywhere, as far as the server says so of one's own mails. */
export async function deadAmong(
  api: Api,
  tokens: readonly string[],
): Promise<Map<string, DeadLink>> {
  const found = new Map<string, DeadLink>()
  for (const token of tokens) {
    const dead = await deadLink(api, token)
    if (dead) found.set(token, dead)
  }
  return found
}

async function deadLink(api: Api, token: string): Promise<DeadLink | undefined> {
  try {
    const send = await api.sendOf(token)
    if (send?.state === 'revoked') return 'link_revoked'
    return send && send.expiresAt <= Date.now() ? 'link_expired' : undefined
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return undefined
  }
}
