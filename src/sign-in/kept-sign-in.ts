/**
 * The sign-in the pane was left with: a session token, or in its place that Microsoft's account is
 * asked (`token-source.ts`). It outlives the pane: people who are signed out each time Outlook opens
 * stop using an add-in. Outlook's partition key keeps its hosts apart.
 */
export function keptSignIn(partitionKey: string): string | undefined {
  return attempt(() => localStorage.getItem(keyOf(partitionKey)) ?? undefined)
}

/** Keeps the sign-in for the next time the pane opens, where storage allows it. */
export function keepSignIn(partitionKey: string, kept: string): void {
  attempt(() => localStorage.setItem(keyOf(partitionKey), kept))
}

/** Forgets the sign-in on this device. */
export function forgetSignIn(partitionKey: string): void {
  attempt(() => localStorage.removeItem(keyOf(partitionKey)))
}

function keyOf(partitionKey: string): string {
  return `${partitionKey}career-relay.session`
}

/** Storage is blocked for third-party frames in some browsers; the sign-in then lives in the pane. */
function attempt<T>(access: () => T): T | undefined {
  try {
    return access()
  } catch {
    return undefined
  }
}
