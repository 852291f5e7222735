import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { localeOf, type Locale } from '../src/contract/locale.ts'

/** Every setting of the server, read once from the environment; nothing else reads it. */
export interface Config {
  host: string
  port: number
  dataDir: string
  keyFile: string
  /** PostgreSQL when set, the embedded database in `dataDir` otherwise. */
  databaseUrl: string | undefined
  /** What people see in the address bar; links and mails are made from it. */
  publicOrigin: string
  smtpUrl: string | undefined
  mailFrom: string
  /** Addresses whose `X-Forwarded-*` headers are believed. */
  trustedProxies: string[]
  tls: { certFile: string; keyFile: string } | undefined
  logLevel: string
  limits: { apiPerMinute: number; formsPerMinute: number }
}

/** A setting that cannot be used, said in one sentence that names it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

export const DEFAULT_PORT = 3443

/** @throws ConfigError */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = readPort(env['PORT'])
  const dataDir = resolve(env['DATA_DIR'] || 'data')
  const tls = readTls(env)
  const origin = env['PUBLIC_ORIGIN'] || `${tls ? 'https' : 'http'}://localhost:${port}`
  return {
    host: env['HOST'] || '127.0.0.1',
    port,
    dataDir,
    keyFile: resolve(env['KEY_FILE'] || `${dataDir}/relay.key`),
    databaseUrl: env['DATABASE_URL'] || undefined,
    publicOrigin: readOrigin(origin),
    smtpUrl: readSmtpUrl(env['SMTP_URL']),
    mailFrom: env['MAIL_FROM'] || 'Career Relay <no-reply@localhost>',
    trustedProxies: (env['TRUSTED_PROXIES'] || '').split(',').filter((one) => one.trim() !== ''),
    tls,
    logLevel: env['LOG_LEVEL'] || 'info',
    limits: { apiPerMinute: 300, formsPerMinute: 120 },
  }
}

function readPort(value: string | undefined): number {
  if (value === undefined || value === '') return DEFAULT_PORT
  const port = Number(value)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ConfigError(`PORT must be a whole number from 0 to 65535, not "${value}".`)
  }
  return port
}

function readOrigin(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined
  const usable = url && (url.protocol === 'https:' || url.protocol === 'http:')
  if (!usable || url.origin !== value.replace(/\/$/, '')) {
    throw new ConfigError(
      `PUBLIC_ORIGIN must be an origin such as https://relay.example.co.jp, not "${value}".`,
    )
  }
  return url.origin
}

function readSmtpUrl(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined
  if (!/^smtps?:\/\//.test(value) || !URL.canParse(value)) {
    throw new ConfigError('SMTP_URL must look like smtp://user:password@mail.example.co.jp:587.')
  }
  return value
}

function readTls(env: NodeJS.ProcessEnv): Config['tls'] {
  const certFile = env['TLS_CERT']
  const keyFile = env['TLS_KEY']
  if (!certFile && !keyFile) return undefined
  if (!certFile || !keyFile)
    throw new ConfigError('TLS_CERT and TLS_KEY go together; one is missing.')
  for (const file of [certFile, keyFile]) {
    if (!existsSync(file)) throw new ConfigError(`There is no file ${file} (TLS_CERT, TLS_KEY).`)
  }
  return { certFile, keyFile }
}

/** The language of the person at the console, as their system says it. */
export function consoleLocale(env: NodeJS.ProcessEnv = process.env): Locale {
  const tag = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG']
  return localeOf(tag?.replace(/[_.].*/, ''))
}

/** What the sandbox hands its example workspace; production reads none of it. */
export interface DemoConfig {
  recruiterSession: string
  managerSession: string
  agencyEndpoint: string
  agencySecret: string
}

/** @throws ConfigError */
export function readDemoConfig(env: NodeJS.ProcessEnv = process.env): DemoConfig {
  const required = (name: string) => {
    const value = env[name]
    if (!value) throw new ConfigError(`${name} is missing; the example workspace needs it.`)
    return value
  }
  return {
    recruiterSession: required('DEMO_RECRUITER_SESSION'),
    managerSession: required('DEMO_MANAGER_SESSION'),
    agencyEndpoint: required('DEMO_AGENCY_ENDPOINT'),
    agencySecret: required('DEMO_AGENCY_SECRET'),
  }
}
