import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Context } from '../../server/context.ts'
import { asShown } from './as-shown.ts'

export interface Received {
  headers: Record<string, unknown>
  body: string
}

/** As requests arrive in production: by our name, over https, handed on by a proxy. */
export function throughProxy(app: FastifyInstance, context: Context): FastifyInstance {
  const inject = app.inject.bind(app)
  const arrive = async (request: InjectOptions | string) => {
    const options = typeof request === 'string' ? { url: request } : request
    const headers = {
      host: 'relay.example.co.jp',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '203.0.113.7',
      ...options.headers,
    }
    const payload = await asShown(context, (read) => inject({ ...read, headers }), options)
    return await inject({ ...options, headers, ...(payload !== undefined && { payload }) })
  }
  return Object.assign(app, { inject: arrive })
}

/** An agency's receiver, which keeps what it takes and answers as it is told. */
export async function startReceiver() {
  const agency = { received: [] as Received[], answer: 204 }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      if (agency.answer < 300) agency.received.push({ headers: request.headers, body })
      response.writeHead(agency.answer).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    agency,
    endpoint: `http://127.0.0.1:${port}/hook`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
