/** A companion server that only shows what reaches it, and dies when told. */
import { createServer } from 'node:http'

const PAGE = `<!doctype html><script src=https://appsforoffice.microsoft.com/lib/1/hosted/office.js></script>`

const server = createServer((request, response) => {
  if (request.url === '/die') process.exit(3)
  if (request.url === '/addin/taskpane.html') {
    response.writeHead(200, {
      'content-type': 'text/html',
      'content-security-policy': 'frame-ancestors none',
      etag: '"1"',
    })
    response.end(PAGE)
    return
  }
  if (request.url === '/api/agreements') return response.end('{"agreements":[]}')
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-security-policy': "default-src 'self'",
  })
  response.end(
    JSON.stringify({ url: request.url, headers: request.headers, environment: process.env }),
  )
})
server.listen(0, '127.0.0.1', () => process.send({ listening: server.address().port }))
