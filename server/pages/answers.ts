import type { FastifyReply, FastifyRequest } from 'fastify'
import { localeOf, type Locale } from '../../src/contract/locale.ts'
import { problemOf } from '../routes/problems.ts'
import { PAGE_TEXT } from '../text/pages.ts'
import { PROBLEM_SENTENCES } from '../text/problems.ts'
import { notice } from './layout.ts'

/** What no page of ours ever asks a browser for. */
const NO_FEATURES = [
  'camera',
  'display-capture',
  'geolocation',
  'microphone',
  'payment',
  'publickey-credentials-get',
  'usb',
]

/**
 * Headers of every page a candidate sees: nothing from elsewhere, no script, no frame, no hold on it
 * by the page it was opened from, no trace in caches, search engines or the next site's logs.
 */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'self'; script-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': NO_FEATURES.map((feature) => `${feature}=()`).join(', '),
} as const

export async function sendPage(
  reply: FastifyReply,
  page: string | Buffer,
  status = 200,
): Promise<void> {
  await reply.code(status).headers(PAGE_HEADERS).send(page)
}

/** The reader's choice by the language switch, else the given one, else the browser's. */
export function languageOf(request: FastifyRequest, otherwise?: Locale): Locale {
  const { lang } = (request.query ?? {}) as { lang?: unknown }
  if (lang === 'ja' || lang === 'en') return lang
  return otherwise ?? localeOf(request.headers['accept-language'])
}

/** Closing brackets, quotes and full stops of any width: no part of any address of ours. */
const GLUED = /^(\/(?:r|confirm|rights)\/[\w-]+(?:\/[a-z]+)?)[\p{Pe}\p{Pf}\p{Po}\s>\uff1e]+$/u

/** The address meant by one to which a mail product glued the punctuation that followed it. */
function withoutGlued(request: FastifyRequest): string | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
  const [path = ''] = request.url.split('?', 1)
  try {
    return GLUED.exec(decodeURIComponent(path))?.[1]
  } catch {
    return undefined
  }
}

/**
 * The same calm page for every link that leads nowhere, whatever the reason; one that only has
 * punctuation glued to it is led to where it would go without, known or not.
 */
export async function sendNotFound(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const meant = withoutGlued(request)
  if (meant !== undefined) return await reply.headers(PAGE_HEADERS).redirect(meant, 302)
  const locale = languageOf(request)
  const { notFound, unconfirmed } = PAGE_TEXT[locale]
  const text = request.url.startsWith('/confirm/') ? unconfirmed : notFound
  await sendPage(reply, notice(locale, text, { languagePath: '' }), 404)
}

/** Paths people open in a browser; whatever goes wrong under them is answered with a page. */
const PAGES = /^\/(r|confirm|rights)(\/|$)/

export function isPage(request: FastifyRequest): boolean {
  return PAGES.test(request.url.split('?', 1)[0] ?? '')
}

/** An error as a calm page: the sentence for its code, never a detail. */
export async function sendPageFault(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { code, status } = problemOf(error)
  if (code === 'not_found') return await sendNotFound(request, reply)
  if (status >= 500) request.log.error({ err: error, req: request }, 'page failed')
  const locale = languageOf(request)
  const text = { title: PAGE_TEXT[locale].fault.title, lines: [PROBLEM_SENTENCES[locale][code]] }
  await sendPage(reply, notice(locale, text, { languagePath: '' }), status)
}
