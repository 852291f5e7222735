import type { LookUpResult, WithdrawalResult } from '../../src/contract/privacy.ts'
import { OFFICER } from '../seed.ts'
import { call, formPost, type TestServer } from './test-server.ts'

/** What a privacy officer does, and what is written down of it. */
export function deskOf(server: () => TestServer) {
  const desk = (path: string, body?: object, more: { key?: string; token?: string } = {}) =>
    call(server(), 'POST', `/api/privacy${path}`, body, { token: OFFICER, ...more })
  const lookUp = async (body: object) => (await desk('/look-ups', body)).json<LookUpResult>()
  const withdraw = async (reference: string, key?: string) =>
    (
      await desk('/withdrawals', { reference }, key === undefined ? {} : { key })
    ).json<WithdrawalResult>()
  const references = async () =>
    (await server().db.read.selectFrom('consents').select('id').orderBy('id').execute()).map(
      (one) => one.id,
    )
  const only = async () => (await references())[0] ?? ''
  let presses = 0
  /** Somebody agrees on the way to the agency's form and closes the page. */
  const press = async (link: { url: string }) => {
    const form = { form_key: `press-${(presses += 1)}`, agree: 'yes' }
    await server().app.inject(formPost(`${new URL(link.url).pathname}/consent`, form))
    return (await references()).at(-1) ?? ''
  }
  const trail = async () =>
    (
      await server()
        .db.read.selectFrom('audit_entries')
        .select(['action', 'subject'])
        .where('action', 'like', 'privacy.%')
        .orderBy('id')
        .execute()
    ).map((row) => `${row.action} ${row.subject}`)

  return { desk, lookUp, withdraw, references, only, press, trail }
}
