import { afterEach, describe, expect, test } from '@jest/globals'
import { ENGINES } from '../databases.ts'
import { rightsOf } from './rights-of.ts'
import {
  consentPost,
  formPost,
  insertLink,
  startTestServer,
  type TestServer,
} from './test-server.ts'

const EMAIL = 'unconfirmed@example.com'

describe.each(ENGINES)('an entry that nobody confirmed, on %s', (engine) => {
  let server: TestServer
  afterEach(() => server.close())
  const { rightsPath, confirmPath, page } = rightsOf(() => server)

  test('is deleted by its mail, which speaks of no agency that has it; once confirmed it is withdrawn', async () => {
    server = await startTestServer(engine)
    const link = await insertLink(server, EMAIL)
    await server.app.inject(consentPost(link, { email: EMAIL }))
    await server.deliver()
    const path = `${rightsPath(EMAIL)}/withdraw`
    const asked = await page(path)
    expect(asked).toContain('<h1>Delete your entry</h1>')
    expect(asked).not.toMatch(/Mirai Career|we ask/)
    await server.app.inject(formPost(`${confirmPath(EMAIL)}?lang=en`))
    expect(await page(path)).toContain('<h1>Withdraw your consent</h1>')
    expect((await server.app.inject(formPost(`${path}?lang=en`))).body).toContain(
      'Your consent is withdrawn',
    )
  })

  test('deleted, says so and can be confirmed no more', async () => {
    server = await startTestServer(engine)
    const link = await insertLink(server, EMAIL)
    await server.app.inject(consentPost(link, { email: EMAIL }))
    await server.deliver()
    const done = await server.app.inject(formPost(`${rightsPath(EMAIL)}/withdraw?lang=en`))
    expect(done.body).toContain('<h1>Your entry is deleted</h1>')
    const late = await server.app.inject(formPost(`${confirmPath(EMAIL)}?lang=en`))
    expect(late.statusCode).toBe(404)
    expect(await server.db.read.selectFrom('consents').selectAll().execute()).toEqual([])
  })
})
