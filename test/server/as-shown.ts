import type { InjectOptions } from 'fastify'
import type { Context } from '../../server/context.ts'
import { findOffer, hostOf } from '../../server/pages/offer.ts'
import { offerEvidence } from '../../server/pages/offer-evidence.ts'
import { pageShown } from './page-shown.ts'

/**
 * A form as it was shown before it was posted: with the hash of its page, unless the test says
 * otherwise. The offer is not opened for it, since that would be counted.
 */
export async function asShown(
  context: Context,
  read: (options: InjectOptions) => Promise<{ body: string }>,
  { method, url, headers, payload }: InjectOptions,
): Promise<InjectOptions['payload']> {
  const isForm = String(headers?.['content-type']).startsWith('application/x-www-form-urlencoded')
  if (method !== 'POST' || typeof url !== 'string' || typeof payload !== 'string' || !isForm) {
    return payload
  }
  if (/(^|&)page=/.test(payload)) return payload
  const page = await pageOf(context, read, url)
  return page === undefined ? payload : [payload, `page=${page}`].filter(Boolean).join('&')
}

async function pageOf(
  context: Context,
  read: (options: InjectOptions) => Promise<{ body: string }>,
  url: string,
): Promise<string | undefined> {
  if (url.startsWith('/confirm/')) return pageShown((await read({ url })).body)
  const { pathname, searchParams } = new URL(url, context.config.linkOrigin)
  const [, token] = /^\/r\/([^/]+)\/consent$/.exec(pathname) ?? []
  const offer = token && (await findOffer(context, token).catch(() => undefined))
  if (!offer) return undefined
  const asked = searchParams.get('lang')
  const locale = asked === 'ja' || asked === 'en' ? asked : offer.referral.locale
  return offerEvidence(locale, offer.agreement, hostOf(context.config)).sha256
}
