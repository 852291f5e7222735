import { ledgerOf } from '../../server/store/ledger.ts'
import { AGREEMENT, WORKSPACE } from '../seed.ts'
import { formPost, mailedPath, pathOf, type TestServer } from './test-server.ts'

/** What candidates do with the secret in their mails, and what comes of it. */
export function rightsOf(server: () => TestServer) {
  const inject = (url: string) => server().app.inject(url)
  return {
    /** The page everything hangs on, by the newest mail to somebody. */
    rightsPath: (address: string) =>
      mailedPath(server(), address, '/rights/').replace(/\/withdraw.*/, ''),
    confirmPath: (address: string): string => {
      const mail = server().mails.findLast(
        (one) => one.to === address && one.text.subject.startsWith('Please confirm'),
      )
      const links = mail?.text.parts.flatMap((part) => ('link' in part ? [pathOf(part.link)] : []))
      return links?.find((one) => one.startsWith('/confirm/')) ?? ''
    },
    page: async (path: string) => (await inject(`${path}?lang=en`)).body,
    exported: async <T>(path: string) => (await inject(`${path}/export.json`)).json<T>(),
    erase: (path: string) => server().app.inject(formPost(`${path}/erase?lang=en`)),
    kinds: async () =>
      (await ledgerOf(server().db.read, WORKSPACE, AGREEMENT)).map((entry) => entry.kind),
    heard: () =>
      server().agency.received.map(
        ({ body }) => JSON.parse(body) as { type: string; data: Record<string, unknown> },
      ),
    subjects: () => server().mails.map((mail) => `${mail.to}: ${mail.text.subject}`),
    letters: () => server().db.read.selectFrom('letters').selectAll().execute(),
  }
}
