import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { IssuedReferral } from '../../src/contract/referral.ts'
import { ENGINES } from '../databases.ts'
import {
  consentPost,
  formPost,
  insertLink,
  startTestServer,
  type TestServer,
} from './test-server.ts'

const pathOf = (link: IssuedReferral) => new URL(link.url).pathname

describe.each(ENGINES)("the candidate's form on %s", (engine) => {
  let server: TestServer
  let link: IssuedReferral
  beforeAll(async () => {
    server = await startTestServer(engine)
    link = await insertLink(server, 'typist@example.com')
  })
  afterAll(() => server.close())

  const post = (fields: Record<string, string>, lang = 'en') =>
    server.app.inject({ ...consentPost(link, fields), url: `${pathOf(link)}/consent?lang=${lang}` })

  test('asks for a phone number only where a candidate chooses to be called', async () => {
    const page = (await server.app.inject(`${pathOf(link)}?lang=en`)).body
    const choice = /<details class="choice">(.*?)<\/details>/s.exec(page)?.[1] ?? ''
    expect(choice).toContain('I would like to be reached by phone, too')
    expect(choice).toContain('name="phone"')
    const returned = (await post({ phone: '03-1234', name: '' })).body
    expect(returned).toContain('<details class="choice" open>')
    expect(returned).toContain('value="03-1234"')
  })

  test('says what is wrong before the form, with the way to each place', async () => {
    const { statusCode, body } = await post({
      name: '',
      email: 'nonsense',
      phone: '1',
      agree: 'no',
    })
    expect(statusCode).toBe(422)
    const summary = /<div class="summary" role="alert">(.*?)<\/div>/s.exec(body)?.[1] ?? ''
    for (const field of ['name', 'email', 'phone', 'agree']) {
      expect(summary).toContain(`href="#${field}"`)
      expect(body).toMatch(
        new RegExp(`<input id="${field}"[^>]*aria-describedby="[^"]*${field}-fault`),
      )
    }
    expect(body).toContain(`action="${pathOf(link)}/consent?lang=en#registration"`)
  })

  test('never comes back ticked, and says that it must be ticked again', async () => {
    const { body } = await post({ name: '', agree: 'yes' })
    expect(body).not.toMatch(/\bchecked\b/)
    expect(body).toContain('Please tick the box again; only you can tick it.')
    expect((await post({ name: '', agree: 'no' })).body).not.toContain('tick the box again')
  })

  test('leads whoever registered and lost the mail to the way to their rights', async () => {
    const page = (await server.app.inject(`${pathOf(link)}?lang=en`)).body
    expect(page).toContain(`href="${pathOf(link)}/rights-mail?lang=en"`)
    expect((await server.app.inject(`${pathOf(link)}/rights-mail?lang=en`)).statusCode).toBe(200)
  })

  test('lets a candidate decline in one press and one confirmation', async () => {
    const page = (await server.app.inject(`${pathOf(link)}?lang=en`)).body
    const [, decline = ''] = /<a class="button quiet" href="([^"]+)"/.exec(page) ?? []
    const asked = (await server.app.inject(decline)).body
    const [, action = ''] = /<form method="post" action="([^"]+)"/.exec(asked) ?? []
    const done = await server.app.inject(formPost(action))
    expect([done.statusCode, done.body]).toEqual([200, expect.stringContaining('Noted')])
  })

  test('names the company before us, and says on paper where its links lead', async () => {
    const page = (await server.app.inject(`${pathOf(link)}?lang=en`)).body
    const footer = /<footer>(.*?)<\/footer>/s.exec(page)?.[1] ?? ''
    expect(footer.replace(/<[^>]+>/g, ' ')).toMatch(/Sample Industries Inc\. .*Career Relay/)
    expect(page).toContain(`data-address="relay.example.co.jp${pathOf(link)}/decline"`)
  })
})
