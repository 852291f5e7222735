import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
    [{ SCANNER_NETWORKS: '/nowhere/networks.txt' }, 'SCANNER_NETWORKS'],
    // A file that is no list of networks.
    [{ SCANNER_NETWORKS: 'package.json' }, 'SCANNER_NETWORKS'],
    [{ LOG_LEVEL: 'chatty' }, 'LOG_LEVEL'],
    [{ MAIL_FROM: 'garbage' }, 'MAIL_FROM'],
    [{ SMTP_URL: 'http://mail' }, 'SMTP_URL'],
  ])('%j stop the start with a sentence', (env, name) => {
    expect(() => readConfig(env)).toThrow(ConfigError)
    expect(() => readConfig(env)).toThrow(name)
    expect(japaneseOf(() => readConfig(env))).toMatch(new RegExp(`${name}.*[ぁ-ん].*。$`))
  })

  test('a list of scanner networks is read from its file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'career-relay-config-'))
    const file = join(folder, 'networks.txt')
    writeFileSync(file, '# ours\n198.51.100.0/24\n2001:db8::/32\n')
    expect(readConfig({ SCANNER_NETWORKS: file }).scannerNetworks).toEqual([
      ...['198.51.100.0/24', '2001:db8::/32'],
    ])
    rmSync(folder, { recursive: true })
    expect(readConfig({}).scannerNetworks).toEqual([])
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
