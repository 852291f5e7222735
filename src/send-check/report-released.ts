/**
 * Tells the server that a mail was let go: a time stamp and nothing more. It is never waited for
 * and may never arrive. Where there is no network it throws, which lets the mail go like any fault.
 */
export function reportReleased(linkOrigin: string, token: string): void {
  const body = new URLSearchParams(`token=${token}`)
  fetch(`${linkOrigin}/r/released`, { method: 'POST', keepalive: true, body }).catch(
    () => undefined,
  )
}
