import { request as requestHttp, type IncomingMessage, type ServerResponse } from 'node:http'
import { sendPage } from './http.ts'
import { runsOnLocalOffice } from './office-js.ts'
import { restartingPage } from './pages.ts'

/** Headers that speak of one connection, not of the message (RFC 9110 §7.6.1). */
const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'te', 'trailer']

/**
 * A server refuses a body that is too large by its length alone and hangs up. Sent along at once,
 * the body would break the connection before the answer could be read.
 */
const LARGE_BODY_BYTES = 1_000_000
const REFUSED_WITHIN_MS = 250

/** Hand a request on to the companion server, and its answer back as it comes. */
export function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  target: { port: number | undefined; protocol: string },
): void {
  const { port } = target
  if (port === undefined) return unreachable(request, response)
  const officePage =
    request.method === 'GET' && /^\/addin\/[^?]*\.html(\?|$)/.test(request.url ?? '')
  const outgoing = requestHttp({
    host: '127.0.0.1',
    port,
    method: request.method,
    path: request.url,
    headers: forwarded(request, target.protocol, officePage),
  })
  let answered = false
  outgoing.on('error', () => {
    if (!answered) unreachable(request, response)
  })
  outgoing.on('response', (answer) => {
    answered = true
    const headers = { ...answer.headers }
    for (const name of HOP_BY_HOP) delete headers[name]
    if (officePage && answer.headers['content-type']?.startsWith('text/html')) {
      void runsOnLocalOffice(answer, headers, response)
      return
    }
    response.writeHead(answer.statusCode ?? 502, headers)
    answer.pipe(response)
    answer.on('error', () => response.destroy())
  })
  const send = () => {
    if (answered) request.resume()
    else request.pipe(outgoing)
  }
  if (Number(request.headers['content-length'] ?? 0) > LARGE_BODY_BYTES) {
    outgoing.flushHeaders()
    setTimeout(send, REFUSED_WITHIN_MS)
  } else send()
  response.on('close', () => outgoing.destroy())
}

function forwarded(request: IncomingMessage, protocol: string, whole: boolean) {
  const headers = {
    ...request.headers,
    'x-forwarded-for': request.socket.remoteAddress ?? '',
    'x-forwarded-proto': protocol,
    'x-forwarded-host': request.headers.host ?? '',
  } as Record<string, string | string[] | undefined>
  for (const name of HOP_BY_HOP) delete headers[name]
  // A page that is about to be changed must come whole and readable.
  if (whole)
    for (const name of ['accept-encoding', 'if-none-match', 'if-modified-since'])
      delete headers[name]
  return headers
}

function unreachable(request: IncomingMessage, response: ServerResponse) {
  if (response.headersSent) {
    response.destroy()
    return
  }
  request.resume()
  response.setHeader('retry-after', '1')
  sendPage(response, 502, restartingPage(request.headers['accept-language']))
}
