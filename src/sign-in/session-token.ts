/**
 * The token the pane shows to the server. It outlives the pane: people who are signed out each
 * time Outlook opens stop using an add-in. Outlook's partition key keeps its hosts apart.
 */
export function storedSessionToken(partitionKey: string): string | undefined {
  return attempt(() => localStorage.getItem(keyOf(partitionKey)) ?? undefined)
}

/** Keeps the token for the next time the pane opens, where storage allows it. */
export function keepSessionToken(partitionKey: string, token: string): void {
  attempt(() => localStorage.setItem(keyOf(partitionKey), token))
}

/** Forgets the token on this device. */
export function forgetSessionToken(partitionKey: string): void {
  attempt(() => localStorage.removeItem(keyOf(partitionKey)))
}

function keyOf(partitionKey: string): string {
  return `${partitionKey}career-relay.session`
}

/** Storage is blocked for third-party frames in some browsers; the token then lives in the pane. */
function attempt<T>(access: () => T): T | undefined {
  try {
    return access()
  } catch {
    return undefined
  }
}
