import { describe, expect, test } from '@jest/globals'
import { readConfig } from '../../server/config.ts'
import { ConfigError } from '../../server/config-error.ts'

/** What an administrator who works in Japanese is told. */
function japaneseOf(start: () => unknown): string | undefined {
  try {
    start()
    return undefined
  } catch (error) {
    return (error as ConfigError).sentence('ja')
  }
}

describe('settings that would be unsafe', () => {
  test.each([
    [{ PUBLIC_ORIGIN: 'http://relay.example.co.jp' }, 'PUBLIC_ORIGIN'],
    [{ LINK_ORIGIN: 'http://offers.example.jp' }, 'LINK_ORIGIN'],
    [{ PUBLIC_ORIGIN: 'https://relay.example.co.jp/path' }, 'PUBLIC_ORIGIN'],
    [{ TRUSTED_PROXIES: 'everyone' }, 'TRUSTED_PROXIES'],
    [{ TRUSTED_PROXIES: '10.0.0.0/33' }, 'TRUSTED_PROXIES'],
    [
      { PUBLIC_ORIGIN: 'https://relay.example.co.jp', ALLOW_LOCAL_ENDPOINTS: '1' },
      'ALLOW_LOCAL_ENDPOINTS',
    ],
    [{ SESSION_DAYS: '0' }, 'SESSION_DAYS'],
    [{ LOG_LEVEL: 'chatty' }, 'LOG_LEVEL'],
    [{ MAIL_FROM: 'garbage' }, 'MAIL_FROM'],
    [{ SMTP_URL: 'http://mail' }, 'SMTP_URL'],
  ])('%j stop the start with a sentence', (env, name) => {
    expect(() => readConfig(env)).toThrow(ConfigError)
    expect(() => readConfig(env)).toThrow(name)
    expect(japaneseOf(() => readConfig(env))).toMatch(new RegExp(`${name}.*[ぁ-ん].*。$`))
  })

  test('as they should be, they are taken', () => {
    const config = readConfig({
      PUBLIC_ORIGIN: 'https://relay.example.co.jp',
      TRUSTED_PROXIES: '10.0.0.5, ::1, 10.1.0.0/16',
    })
    expect(config).toMatchObject({
      linkOrigin: 'https://relay.example.co.jp',
      trustedProxies: ['10.0.0.5', '::1', '10.1.0.0/16'],
      sessionDays: 90,
    })
  })
})
