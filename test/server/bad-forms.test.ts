import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { unseal } from '../../server/domain/secrets.ts'
import { countRows } from '../../server/store/installation.ts'
import type { IssuedReferral } from '../../src/contract/referral.ts'
import { ENGINES } from '../databases.ts'
import { consentPost, insertLink, startTestServer, type TestServer } from './test-server.ts'

const FORM = 'application/x-www-form-urlencoded'
const GOOD = 'name=Hana&email=form%40example.com&agree=yes'

describe.each(ENGINES)('a form that is not as our page makes it, on %s', (engine) => {
  let server: TestServer
  let link: IssuedReferral
  beforeAll(async () => {
    server = await startTestServer(engine)
    link = await insertLink(server, 'form@example.com')
  })
  afterAll(() => server.close())

  const send = (payload: string, contentType = FORM) =>
    server.app.inject({
      ...consentPost(link),
      headers: { 'content-type': contentType, 'sec-fetch-site': 'same-origin' },
      payload,
    })

  test.each([
    ['a ticked box twice', `${GOOD}&agree=yes`, FORM, 422],
    ['two addresses', `${GOOD}&email=other%40example.com`, FORM, 422],
    ['two names', `${GOOD}&name=Other`, FORM, 422],
    ['fields in brackets', 'name[]=Hana&email[a]=b&agree[]=yes', FORM, 422],
    ['fields of an object', '__proto__=a&constructor=b&agree=yes', FORM, 422],
    ['another box than ours', GOOD.replace('agree=yes', 'agree=on'), FORM, 422],
    ['letters of another encoding', GOOD.replace('Hana', '%83n%83i'), FORM, 422],
    ['only invisible letters', GOOD.replace('Hana', '%E2%80%8B%E2%80%AE'), FORM, 422],
    ['a name too long', GOOD.replace('Hana', 'x'.repeat(101)), FORM, 422],
    ['an address too long', GOOD.replace('form', 'x'.repeat(300)), FORM, 422],
    ['an address of two lines', GOOD.replace('%40', '%0d%0aBcc%3a%40'), FORM, 422],
    ['objects as JSON', '{"name":{"a":1},"email":["a"],"agree":"yes"}', 'application/json', 422],
    [
      'half a character as JSON',
      `{"name":"\\ud800","email":"a@b.jp","agree":"yes"}`,
      'application/json',
      422,
    ],
    ['no form but a file', '--x\r\n\r\n--x--', 'multipart/form-data; boundary=x', 415],
    ['forty kilobytes', `${GOOD}&desiredWork=${'x'.repeat(40_000)}`, FORM, 413],
  ])('is answered in words and leaves nothing: %s', async (_, payload, type, status) => {
    const before = await countRows(server.db.read)
    const answer = await send(payload, type)
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.body).toMatch(/<h1>.+<\/h1>/)
    expect(await countRows(server.db.read)).toEqual(before)
  })

  test.each([
    ['right to left', 'ليلى حداد'],
    ['emoji', '花子 👩‍👩‍👧‍👦🌸'],
    ['a name of one letter', 'O'],
    ['quotes and signs', `O'Neil & <b>"Söhne"</b>`],
    ['half-width kana', 'ﾊﾅｺ'],
    ['a null in the middle', 'Ha\u0000na'],
  ])('is taken where a name is only unusual: %s', async (_, name) => {
    const email = `${Buffer.from(name).toString('hex').slice(0, 40)}@example.com`
    const fields = { name, email, agree: 'yes', form_key: name }
    const returned = await send(new URLSearchParams({ ...fields, email: '' }).toString())
    expect(returned.statusCode).toBe(422)
    const other = await insertLink(server, email)
    const answer = await server.app.inject(consentPost(other, fields))
    expect(answer.statusCode).toBe(200)
    const row = await server.db.read
      .selectFrom('registrations')
      .selectAll()
      .where('referral_id', '=', other.id)
      .executeTakeFirstOrThrow()
    const contact = unseal(server.context.keys, row.id, row.sealed_contact ?? '') as {
      name: string
    }
    expect(contact.name).toBe(name.normalize('NFKC').replace('\u0000', ' '))
  })
})
