import type { IncomingMessage, ServerResponse } from 'node:http'
import { BodyTooLarge, send, sendJson, type Handler } from './http.ts'
import { hasOwnHost, isOwnRequest } from './guard.ts'

/** One way into the sandbox; a pattern fits from the start of the path to its end. */
export interface Route {
  method: 'GET' | 'POST'
  path: RegExp
  handle: Handler
  /** Set where other programs come in, which prove themselves otherwise. */
  open?: true
}

interface Edges {
  /** Everything the sandbox does not answer itself. */
  otherwise: () => void
  onFault: (error: unknown) => void
}

/** Find the route of a request and answer it; a fault becomes a plain answer, never a crash. */
export async function serve(
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
  { otherwise, onFault }: Edges,
): Promise<void> {
  if (!hasOwnHost(request)) return send(response, 403, 'text/plain', 'Only for this machine')
  const url = URL.parse(request.url ?? '/', 'http://localhost')
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const route =
    url && routes.find(({ path, ...found }) => found.method === method && path.test(url.pathname))
  if (!url || !route) {
    if (/^\/(sandbox|officejs)\//.test(url?.pathname ?? '')) {
      return send(response, 404, 'text/plain', 'Not found')
    }
    return otherwise()
  }
  if (!route.open && !isOwnRequest(request)) {
    return send(response, 403, 'text/plain', 'Not from another site')
  }
  try {
    await route.handle({ request, response, url })
  } catch (error) {
    if (response.headersSent) response.destroy()
    else if (error instanceof BodyTooLarge) {
      response.setHeader('connection', 'close')
      sendJson(response, 413, { reason: 'too_large' })
    } else {
      onFault(error)
      sendJson(response, 500, { reason: 'fault' })
    }
  }
}
