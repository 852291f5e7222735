import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { passOn } from '../../sandbox/proxy.ts'

let behind: Server
let front: Server

const portOf = (server: Server) => (server.address() as AddressInfo).port
const listen = (server: Server) =>
  new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

beforeAll(async () => {
  behind = createServer((request, response) => {
    if (request.url !== '/large') {
      response.end('fine')
      return
    }
    // As the server does with a body over its limit: it answers and hangs up.
    response.writeHead(413, { connection: 'close' })
    response.end('too much')
  })
  await listen(behind)
  front = createServer((request, response) => {
    const port = request.url === '/gone' ? undefined : portOf(behind)
    passOn(request, response, { port, protocol: 'http' })
  })
  await listen(front)
})

afterAll(async () => {
  for (const server of [front, behind]) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

const origin = () => `http://127.0.0.1:${portOf(front)}`

test('what the server answers to a body of ten megabytes comes through, not a page about restarting', async () => {
  for (let number = 0; number < 5; number += 1) {
    const answer = await fetch(`${origin()}/large`, {
      method: 'POST',
      body: 'x'.repeat(10_000_000),
    })
    expect(answer.status).toBe(413)
  }
})

test('a server that is not there is said to be starting', async () => {
  expect((await fetch(`${origin()}/gone`)).status).toBe(502)
  expect((await fetch(`${origin()}/there`)).status).toBe(200)
})
