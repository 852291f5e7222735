import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Certificate } from './certificate.ts'

export interface Listener {
  port: number
  close(): Promise<void>
}

/** Both names of this machine: `localhost` means either, depending on the system. */
const LOOPBACK = ['127.0.0.1', '::1']

/** Listen on this machine's own addresses only, on one port. Port 0 takes any free one. */
export async function listenOnLoopback(
  port: number,
  certificate: Certificate | undefined,
  handle: RequestListener,
): Promise<Listener> {
  const servers: Server[] = []
  let chosen = port
  for (const host of LOOPBACK) {
    const server = certificate ? createSecureServer(certificate, handle) : createServer(handle)
    try {
      chosen = await listen(server, host, chosen)
      servers.push(server)
    } catch (error) {
      if (!isMissingAddress(error)) {
        await Promise.all(servers.map(close))
        throw error
      }
    }
  }
  return { port: chosen, close: async () => void (await Promise.all(servers.map(close))) }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, () => resolve((server.address() as AddressInfo).port))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

/** A machine without IPv6 has no `::1`; that is no fault. */
function isMissingAddress(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT'
}
