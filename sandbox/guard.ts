import type { IncomingMessage } from 'node:http'

const OWN_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i

/**
 * Only this machine's own pages may use the sandbox.
 *
 * The Host check stops a foreign site whose name was pointed at 127.0.0.1 (DNS rebinding);
 * Sec-Fetch-Site stops one that posts or fetches across sites. Programs send no such header.
 */
export function isOwnRequest(request: IncomingMessage): boolean {
  if (!OWN_HOST.test(request.headers.host ?? '')) return false
  const site = request.headers['sec-fetch-site']
  const reading = request.headers['sec-fetch-mode'] === 'navigate' && request.method === 'GET'
  return site === undefined || site === 'same-origin' || site === 'none' || reading
}

/** True when the Host header names this machine. */
export function hasOwnHost(request: IncomingMessage): boolean {
  return OWN_HOST.test(request.headers.host ?? '')
}
