import type { AddressInfo } from 'node:net'
import type { InjectOptions, LightMyRequestResponse as Response } from 'fastify'
import type { IssuedReferral } from '../../src/contract/referral.ts'
import {
  consentPost,
  insertRequest,
  mailedPath,
  startTestServer,
  type TestServer,
} from '../server/test-server.ts'

export interface CandidateStage {
  server: TestServer
  origin: string
  /** Ask beside the browser, as its server is called. */
  ask: (request: InjectOptions) => Promise<Response>
  /** The path of a new link. */
  link: (email: string) => Promise<string>
  /** The path of a link mailed to somebody who filled in the form behind a link. */
  mailed: (link: string, email: string, start: '/confirm/' | '/rights/') => Promise<string>
}

const HOST = 'localhost'

/** The real server on a port of its own, where a browser can open what candidates open. */
export async function openCandidateStage(formUrl?: string): Promise<CandidateStage> {
  const config = { publicOrigin: `http://${HOST}`, linkOrigin: `http://${HOST}` }
  const redirect =
    formUrl === undefined ? {} : { formUrl, terms: { qualifyOn: 'accepted' as const } }
  const server = await startTestServer('sqlite', { config, ...redirect })
  await server.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.app.server.address() as AddressInfo
  const ask = (request: InjectOptions) =>
    server.app.inject({ ...request, headers: { ...request.headers, host: HOST } })
  return {
    server,
    origin: `http://${HOST}:${port}`,
    ask,
    async link(email) {
      const issued = (await ask(insertRequest(email))).json<IssuedReferral>()
      return new URL(issued.url).pathname
    },
    async mailed(link, email, start) {
      const url = `${config.linkOrigin}${link}`
      await ask(consentPost({ url } as IssuedReferral, { email }))
      await server.deliver()
      return mailedPath(server, email, start)
    },
  }
}
