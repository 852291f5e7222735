import { readFile } from 'node:fs/promises'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { send, type Handler } from './http.ts'

/**
 * The real office.js, served as npm brought it. Its licence lets us develop with it, not hand it
 * on: it is never copied, changed or built in. OFFICEJS_DIR points at another copy.
 */
const folder =
  process.env.OFFICEJS_DIR ??
  fileURLToPath(new URL('../node_modules/@microsoft/office-js/dist', import.meta.url))

const CDN_SCRIPT =
  /<script[^>]*src=["']?https:\/\/appsforoffice\.microsoft\.com\/lib\/1\/hosted\/office\.js["']?[^>]*><\/script>/
const LOCAL_SCRIPTS =
  '<script src="/sandbox/host/ms-ajax.ts"></script><script src="/officejs/office.js"></script>'

const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
}

/**
 * Over http office.js asks the user through this page whether to trust the host. The page below
 * says yes, for the sandbox is the host and the machine is the user's own.
 */
const TRUST_PAGE = `<!doctype html><title>Trust</title><script>
addEventListener('message', (event) => {
  if (event.origin === location.origin && 'hostname' in JSON.parse(event.data)) {
    event.source.postMessage('{"hostUserTrusted":true}', event.origin)
  }
})
</script>`

/** `/officejs/*`: office.js asks for mixed-case paths, the package is all lower case. */
export const serveOfficeJs: Handler = async ({ response, url }) => {
  const path = normalize(decodeURIComponent(url.pathname).slice('/officejs/'.length).toLowerCase())
  if (path === join('agaveerrorux', 'index.html')) {
    send(response, 200, 'text/html; charset=utf-8', TRUST_PAGE)
    return
  }
  const type = TYPES[path.split('.').pop() ?? '']
  if (path.startsWith('..') || !type) {
    send(response, 404, 'text/plain', 'Not found')
    return
  }
  const content = await readFile(join(folder, path)).catch(() => undefined)
  if (content) send(response, 200, type, content)
  else send(response, 404, 'text/plain', 'Not found')
}

/**
 * Answer with an add-in page whose office.js comes from this machine instead of Microsoft's CDN.
 *
 * The policy is the sandbox's own: it allows the sandbox to frame the page and nothing foreign.
 */
export async function runsOnLocalOffice(
  answer: IncomingMessage,
  headers: OutgoingHttpHeaders,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk)
  const page = Buffer.concat(chunks).toString('utf8').replace(CDN_SCRIPT, LOCAL_SCRIPTS)
  for (const name of ['content-length', 'etag', 'last-modified', 'x-frame-options'])
    delete headers[name]
  response.writeHead(answer.statusCode ?? 200, {
    ...headers,
    'content-security-policy': [
      "default-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "frame-ancestors 'self'",
    ].join('; '),
    'cache-control': 'no-store',
  })
  response.end(page)
}
