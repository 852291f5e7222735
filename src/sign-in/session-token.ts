/**
 * The token the pane shows to the server. It outlives the pane: people who are signed out each
 * time Outlook opens stop using an add-in. Outlook's partition key keeps its hosts apart.
 */
export function storedSessionToken(partitionKey: string): string | undefined {
  try {
    return localStorage.getItem(`${partitionKey}career-relay.session`) ?? undefined
  } catch {
    // Storage is blocked for third-party frames in some browsers; that is "not signed in".
    return undefined
  }
}
