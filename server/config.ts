import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { localeOf, type Locale } from '../src/contract/locale.ts'
import { ConfigError } from './config-error.ts'
import { readNetworks } from './domain/scanner-networks.ts'
import { readEntra, type EntraSettings } from './entra/settings.ts'

/** Every setting of the server, read once from the environment; nothing else reads it. */
export interface Config {
  host: string
  port: number
  dataDir: string
  keyFile: string
  /** PostgreSQL when set, the embedded database in `dataDir` otherwise. */
  databaseUrl: string | undefined
  /** Where the pane and its API are, as people's browsers see it. */
  publicOrigin: string
  /** Where candidates' pages are: links and mails are made from it. The same, or a host of its own. */
  linkOrigin: string
  smtpUrl: string | undefined
  mailFrom: string
  /** Addresses whose `X-Forwarded-*` headers are believed. */
  trustedProxies: string[]
  /** Networks of mail scanners beside those the product knows; opens from there are machines'. */
  scannerNetworks: string[]
  tls: { certFile: string; keyFile: string } | undefined
  /** Days a session lives on after it was last used. */
  sessionDays: number
  /** Agencies' endpoints on this machine are taken: for trying out on localhost only. */
  allowLocalEndpoints: boolean
  /** Sign-in with Microsoft Entra; undefined where access codes are the only way in. */
  entra: EntraSettings | undefined
  logLevel: string
  limits: { apiPerMinute: number; formsPerMinute: number }
}

export const DEFAULT_PORT = 3443

/** @throws ConfigError */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = readPort(env['PORT'])
  const dataDir = resolve(env['DATA_DIR'] || 'data')
  const tls = readTls(env)
  const ownOrigin = `${tls ? 'https' : 'http'}://localhost:${port}`
  const publicOrigin = readOrigin('PUBLIC_ORIGIN', env['PUBLIC_ORIGIN'] || ownOrigin)
  return {
    host: env['HOST'] || '127.0.0.1',
    port,
    dataDir,
    keyFile: resolve(env['KEY_FILE'] || `${dataDir}/relay.key`),
    databaseUrl: env['DATABASE_URL'] || undefined,
    publicOrigin,
    linkOrigin: readOrigin('LINK_ORIGIN', env['LINK_ORIGIN'] || publicOrigin),
    smtpUrl: readSmtpUrl(env['SMTP_URL']),
    mailFrom: readMailFrom(env['MAIL_FROM']),
    trustedProxies: readProxies(env['TRUSTED_PROXIES']),
    scannerNetworks: readScannerNetworks(env['SCANNER_NETWORKS']),
    tls,
    sessionDays: readSessionDays(env['SESSION_DAYS']),
    allowLocalEndpoints: readLocalEndpoints(env['ALLOW_LOCAL_ENDPOINTS'], publicOrigin),
    entra: readEntra(env),
    logLevel: readLogLevel(env['LOG_LEVEL']),
    limits: { apiPerMinute: 300, formsPerMinute: 120 },
  }
}

function readPort(value: string | undefined): number {
  if (value === undefined || value === '') return DEFAULT_PORT
  const port = Number(value)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ConfigError(
      `PORT must be a whole number from 0 to 65535, not "${value}".`,
      `PORT には0から65535までの整数を指定してください(「${value}」は使えません)。`,
    )
  }
  return port
}

/** People type secrets into these pages, so only one's own machine may do without TLS. */
function readOrigin(name: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined
  const usable =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocalHost(url.hostname))
  if (!url || !usable || url.origin !== value.replace(/\/$/, '')) {
    throw new ConfigError(
      `${name} must be an https origin such as https://relay.example.co.jp (http is for localhost only), not "${value}".`,
      `${name} には https://relay.example.co.jp のような https のアドレスを指定してください(http は localhost のみ。「${value}」は使えません)。`,
    )
  }
  return url.origin
}

/** True for names of this machine only. */
export function isLocalHost(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}

function readProxies(value: string | undefined): string[] {
  const proxies = (value ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const wrong = proxies.find((one) => {
    const [address = '', bits] = one.split('/')
    const most = isIP(address) === 6 ? 128 : 32
    return (
      isIP(address) === 0 || (bits !== undefined && !(Number(bits) >= 0 && Number(bits) <= most))
    )
  })
  if (wrong === undefined) return proxies
  throw new ConfigError(
    `TRUSTED_PROXIES must list addresses or networks such as 10.0.0.5 or 10.0.0.0/24, not "${wrong}".`,
    `TRUSTED_PROXIES には 10.0.0.5 や 10.0.0.0/24 のようなアドレスを指定してください(「${wrong}」は使えません)。`,
  )
}

/** @param file one network a line, as the operator keeps them */
function readScannerNetworks(file: string | undefined): string[] {
  if (file === undefined || file === '') return []
  if (!existsSync(file)) {
    throw new ConfigError(
      `There is no file ${file} (SCANNER_NETWORKS).`,
      `SCANNER_NETWORKS に指定されたファイル ${file} がありません。`,
    )
  }
  const { networks, wrong } = readNetworks(readFileSync(file, 'utf8'))
  if (wrong === undefined) return networks
  throw new ConfigError(
    `${file} (SCANNER_NETWORKS) must list one network such as 198.51.100.0/24 a line, not "${wrong}".`,
    `${file} (SCANNER_NETWORKS) には 198.51.100.0/24 のようなネットワークを1行に1つ記述してください(「${wrong}」は使えません)。`,
  )
}

const SESSION_DAYS = { usual: 90, most: 3650 }

function readSessionDays(value: string | undefined): number {
  const days = value === undefined || value === '' ? SESSION_DAYS.usual : Number(value)
  if (Number.isInteger(days) && days >= 1 && days <= SESSION_DAYS.most) return days
  throw new ConfigError(
    `SESSION_DAYS must be a whole number from 1 to ${SESSION_DAYS.most}, not "${value}".`,
    `SESSION_DAYS には1から${SESSION_DAYS.most}までの整数を指定してください(「${value}」は使えません)。`,
  )
}

function readLocalEndpoints(value: string | undefined, publicOrigin: string): boolean {
  if (value !== '1') return false
  if (isLocalHost(new URL(publicOrigin).hostname)) return true
  throw new ConfigError(
    'ALLOW_LOCAL_ENDPOINTS is for a server on localhost only.',
    'ALLOW_LOCAL_ENDPOINTS は localhost で動かすサーバーでのみ使えます。',
  )
}

function readSmtpUrl(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined
  if (!/^smtps?:\/\//.test(value) || !URL.canParse(value)) {
    throw new ConfigError(
      'SMTP_URL must look like smtp://user:password@mail.example.co.jp:587.',
      'SMTP_URL は smtp://user:password@mail.example.co.jp:587 の形式で指定してください。',
    )
  }
  return value
}

function readMailFrom(value: string | undefined): string {
  if (value === undefined || value === '') return 'no-reply@localhost'
  if (/^([^<>]*<)?[^\s<>@]+@[^\s<>@]+>?$/.test(value)) return value
  throw new ConfigError(
    'MAIL_FROM must be an address such as career-relay@example.co.jp.',
    'MAIL_FROM には career-relay@example.co.jp のようなメールアドレスを指定してください。',
  )
}

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']

function readLogLevel(value: string | undefined): string {
  if (value === undefined || value === '') return 'info'
  if (LOG_LEVELS.includes(value)) return value
  throw new ConfigError(
    `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not "${value}".`,
    `LOG_LEVEL には ${LOG_LEVELS.join('、')} のいずれかを指定してください(「${value}」は使えません)。`,
  )
}

function readTls(env: NodeJS.ProcessEnv): Config['tls'] {
  const certFile = env['TLS_CERT']
  const keyFile = env['TLS_KEY']
  if (!certFile && !keyFile) return undefined
  if (!certFile || !keyFile)
    throw new ConfigError(
      'TLS_CERT and TLS_KEY go together; one is missing.',
      'TLS_CERT と TLS_KEY は両方とも指定してください。',
    )
  for (const file of [certFile, keyFile]) {
    if (existsSync(file)) continue
    throw new ConfigError(
      `There is no file ${file} (TLS_CERT, TLS_KEY).`,
      `ファイル ${file} がありません(TLS_CERT、TLS_KEY)。`,
    )
  }
  return { certFile, keyFile }
}

/** The language of the person at the console, as their system says it. */
export function consoleLocale(env: NodeJS.ProcessEnv = process.env): Locale {
  const tag = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG']
  return localeOf(tag?.replace(/[_.].*/, ''))
}
