import type { Invited } from '../../src/contract/settings.ts'
import { call, type TestServer } from './test-server.ts'

/** How somebody comes to a company: invited by its manager, signed in with the code. */
export function peopleOf(server: () => TestServer) {
  const invite = async (email: string, role = 'recruiter') => {
    const answer = await call(server(), 'POST', '/api/members', { name: email, email, role })
    return answer.json<Invited>()
  }
  const signIn = (code: string, more: { key?: string; from?: string } = {}) =>
    server().app.inject({
      method: 'POST',
      url: '/api/sign-in/code',
      headers: {
        'idempotency-key': more.key ?? `sign-in-${Math.random()}`,
        ...(more.from === undefined ? {} : { 'x-forwarded-for': more.from }),
      },
      payload: { code, mailbox: 'saiyo@example.co.jp', device: 'Outlook on the web' },
    })
  return { invite, signIn }
}
