import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { InjectOptions } from 'fastify'
import { buildApp } from '../../server/app.ts'
import type { IssuedReferral } from '../../src/contract/referral.ts'
import {
  consentPost,
  formPost,
  insertLink,
  mailedPath,
  startTestServer,
  type TestServer,
} from './test-server.ts'

type Asked = ReturnType<typeof formPost>

const EMAIL = 'armoured@example.com'
const PERSON = 'Armoured Person'

/** What a form must not be; each is answered with a page all the same. */
const BAD_BODIES: [string, string | undefined, string][] = [
  ['no body at all', undefined, ''],
  ['plain text', 'text/plain', 'name=a'],
  ['multipart', 'multipart/form-data; boundary=x', '--x\r\n\r\n--x--'],
  ['a kind nobody knows', 'application/x-nonsense', 'name=a'],
  ['broken JSON', 'application/json', '{"name":'],
  ['a JSON list', 'application/json', '[1,2]'],
  ['JSON null', 'application/json', 'null'],
  ['ten megabytes', 'application/x-www-form-urlencoded', `name=${'x'.repeat(10_000_000)}`],
  ['thousands of fields', 'application/x-www-form-urlencoded', 'a=1&'.repeat(8_000)],
  ['half an escape', 'application/x-www-form-urlencoded', 'name=%E3%81&email=%&agree=yes'],
]

describe("the armour of candidates' pages", () => {
  let server: TestServer
  let link: IssuedReferral
  let pages: Record<string, Asked>
  beforeAll(async () => {
    server = await startTestServer('sqlite')
    link = await insertLink(server, EMAIL)
    await server.app.inject(consentPost(link, { email: EMAIL, name: PERSON }))
    await server.deliver()
    const offer = new URL(link.url).pathname
    const confirm = mailedPath(server, EMAIL, '/confirm/')
    const rights = mailedPath(server, EMAIL, '/rights/').replace(/\?.*/, '')
    pages = {
      offer: { url: offer },
      'the form sent to': { url: `${offer}/consent` },
      decline: { url: `${offer}/decline` },
      'lost mail': { url: `${offer}/rights-mail` },
      confirm: { url: confirm },
      rights: { url: rights },
      'a returned form': consentPost(link, { email: 'nonsense' }),
      'a form sent': consentPost(link, { email: EMAIL }),
      declined: formPost(`${offer}/decline`),
      'a form shown again': formPost(offer, { name: PERSON }),
      'a form sent, said again': formPost(`${offer}/sent`, { email: EMAIL }),
      'declined, said again': formPost(`${offer}/declined`),
      'told once, by a wrong secret': formPost(`${offer}/onward`, { secret: 'wrong' }),
      'an address shown again': formPost(`${offer}/rights-mail/form`, { email: EMAIL }),
      'a mail asked for, said again': formPost(`${offer}/rights-mail/sent`, { email: EMAIL }),
      'a wrong link': { url: `/r/${'x'.repeat(22)}` },
      'a wrong confirmation': formPost('/confirm/wrong'),
      'wrong rights': { url: '/rights/wrong' },
      'a broken path': { url: '/r/%E0%A4%A' },
      'glued punctuation': { url: `${offer}%E3%80%82` },
    }
    for (const [name, type, payload] of BAD_BODIES) {
      const headers = type === undefined ? {} : { 'content-type': type }
      pages[name] = { method: 'POST', url: `${offer}/consent`, headers, payload }
    }
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
      pages[`${method} of an offer`] = { method, url: offer }
      pages[`${method} of a confirmation`] = { method, url: confirm }
    }
    pages['POST of an export'] = formPost(`${rights.replace(/\/withdraw$/, '')}/export.json`)
    pages['another site'] = {
      ...consentPost(link),
      headers: { ...consentPost(link).headers, 'sec-fetch-site': 'cross-site' },
    }
  })
  afterAll(() => server.close())

  test('is whole on every page, whatever was asked and however wrongly', async () => {
    for (const [name, request] of Object.entries(pages)) {
      const { headers, body, statusCode } = await server.app.inject(request)
      const place = `${name}: ${statusCode}`
      expect([place, headers]).toEqual([
        place,
        expect.objectContaining({
          'content-security-policy':
            "default-src 'self'; script-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
          'referrer-policy': 'no-referrer',
          'cache-control': 'no-store',
          'x-robots-tag': 'noindex, nofollow',
          'x-content-type-options': 'nosniff',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-resource-policy': 'same-origin',
          'permissions-policy': expect.stringContaining('geolocation=()'),
          // What cannot even be decoded is answered before anything is looked at.
          ...(name === 'a broken path' ? {} : { 'strict-transport-security': 'max-age=31536000' }),
        }),
      ])
      expect([place, headers['set-cookie']]).toEqual([place, undefined])
      expect([place, /<script|<iframe|<img|\son\w+=|\sstyle=|javascript:/i.test(body)]).toEqual([
        ...[place, false],
      ])
      for (const [, target] of body.matchAll(/(?:href|src|action)="([^"]*)"/g)) {
        expect([place, target]).toEqual([place, expect.stringMatching(/^(?:[/#](?!\/)|\?lang=)/)])
      }
      expect([place, statusCode < 500]).toEqual([place, true])
    }
  })

  test('answers a method it does not know with the calm page, and HEAD like GET without a body', async () => {
    for (const [name, request] of Object.entries(pages)) {
      if (!/^(PUT|PATCH|DELETE|OPTIONS|POST) of/.test(name)) continue
      const { statusCode, body } = await server.app.inject(request)
      expect([name, statusCode]).toEqual([name, 404])
      expect(body).toContain('<h1>')
    }
    for (const name of ['offer', 'decline', 'lost mail', 'confirm', 'rights', 'a wrong link']) {
      const { url } = pages[name] ?? {}
      const get = await server.app.inject({ url })
      const head = await server.app.inject({ method: 'HEAD', url })
      expect([name, head.statusCode, head.body]).toEqual([name, get.statusCode, ''])
      expect(head.headers['content-length']).toBe(get.headers['content-length'])
    }
  })

  test('takes a form from a browser too old to say where it comes from, not from another site', async () => {
    const from = (origin: string | undefined) => {
      const post = consentPost(link, { email: 'nonsense' })
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      return server.app.inject({ ...post, headers: origin ? { ...headers, origin } : headers })
    }
    for (const own of [undefined, 'null', 'https://relay.example.co.jp']) {
      expect([own, (await from(own)).statusCode]).toEqual([own, 422])
    }
    for (const other of ['https://evil.example', 'https://relay.example.co.jp.evil.example', 'x']) {
      expect([other, (await from(other)).statusCode]).toEqual([other, 403])
    }
  })

  test('keeps every token, secret, address and name out of the log, at its most talkative', async () => {
    let log = ''
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        log += chunk.toString()
        done()
      },
    })
    const config = { ...server.context.config, logLevel: 'trace' }
    const app = await buildApp({ ...server.context, config }, stream)
    app.get('/r/:token/broken', () => {
      throw new Error('it broke')
    })
    app.get('/rights/:secret/broken', () => {
      throw new Error('it broke')
    })
    const { offer, rights } = pages
    const broken = [offer, rights].map((page) => ({ url: `${page?.url ?? ''}/broken` }))
    const requests: InjectOptions[] = [...Object.values(pages), ...broken]
    for (const request of requests) {
      const headers = { host: 'relay.example.co.jp', 'x-forwarded-proto': 'https' }
      await app.inject({ ...request, headers: { ...headers, ...request.headers } })
    }
    expect(log).toContain('"route":"/r/:token/broken"')
    const secrets = Object.values(pages).flatMap(
      ({ url }) => /\/(?:r|confirm|rights)\/([\w-]{20,})/.exec(url)?.[1] ?? [],
    )
    expect(new Set(secrets).size).toBe(4)
    for (const secret of [...secrets, EMAIL, PERSON, 'nonsense']) {
      expect([secret, log.includes(secret)]).toEqual([secret, false])
    }
    await app.close()
  })
})

describe('the limits on forms', () => {
  test('hold for each link, and spare the many people behind one address', async () => {
    const limits = { apiPerMinute: 100_000, formsPerMinute: 3 }
    const server = await startTestServer('sqlite', { config: { limits } })
    const people = Array.from({ length: 12 }, (_, index) => `person${index}@example.com`)
    const links = await Promise.all(people.map((email) => insertLink(server, email)))
    for (const [index, link] of links.entries()) {
      const answer = await server.app.inject(consentPost(link, { email: people[index] ?? '' }))
      expect(answer.statusCode).toBe(200)
    }
    const [link] = links
    const press = () => server.app.inject(consentPost(link!, { email: 'nonsense' }))
    expect([(await press()).statusCode, (await press()).statusCode]).toEqual([422, 422])
    const flooded = await press()
    expect([flooded.statusCode, flooded.headers['content-type']]).toEqual([
      429,
      'text/html; charset=utf-8',
    ])
    expect(Number(flooded.headers['retry-after'])).toBeGreaterThan(0)
    // Saying no, and the other links, are counted apart.
    const decline = formPost(`${new URL(link!.url).pathname}/decline`)
    expect((await server.app.inject(decline)).statusCode).toBe(200)
    expect((await server.app.inject(consentPost(links[1]!, { email: 'x' }))).statusCode).toBe(422)
    await server.close()
  })
})
