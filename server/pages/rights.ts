import { html } from 'ghtml'
import type { FastifyPluginAsync } from 'fastify'
import type { Locale } from '../../src/contract/locale.ts'
import type { Context } from '../context.ts'
import { partyNames } from '../domain/agreement.ts'
import { exportOf } from '../domain/export.ts'
import { erase } from '../store/erasures.ts'
import { holderOf, holdingsOf } from '../store/holdings.ts'
import { formLimit } from '../routes/limits.ts'
import { RIGHTS_TEXT } from '../text/rights.ts'
import { languageOf, PAGE_HEADERS, sendNotFound, sendPage } from './answers.ts'
import {
  findRights,
  isErased,
  letterFor,
  pathsOf,
  type Rights,
  type SecretParams,
} from './find-rights.ts'
import { confirmationOf, type Confirmed } from './confirmation.ts'
import { document, paragraphs } from './layout.ts'
import { pageCopy } from './page-copy.ts'
import { erasedPage, heldPage } from './rights-held.ts'
import { rightsMailPages } from './rights-mail.ts'
import { withdrawalPages } from './withdrawal.ts'

/**
 * What hangs on the second secret, which only the candidate's mailbox has seen: seeing what is held,
 * downloading it, withdrawing and erasing, and having that secret mailed again. A link's expiry or
 * revocation does not touch it, and a GET decides nothing here either.
 */
export const rightsPages: FastifyPluginAsync<Context> = async (app, context) => {
  await app.register(seeingPages, context)
  await app.register(copyPages, context)
  await app.register(withdrawalPages, context)
  await app.register(erasingPages, context)
  await app.register(rightsMailPages, context)
}

const PATH = '/rights/:secret'

const seeingPages: FastifyPluginAsync<Context> = async (app, context) => {
  const { db, keys, now } = context

  app.get<SecretParams>(PATH, async (request, reply) => {
    const found = await findRights(context, request.params.secret)
    if (!found) return await sendNotFound(request, reply)
    const { registration, agreement } = found
    const locale = languageOf(request, registration.locale)
    if (isErased(found)) return await sendPage(reply, erasedOf(found, locale))
    const held = await holdingsOf(db.read, keys, holderOf(registration))
    const { employer } = agreement
    const { redirect } = registration
    const paths = pathsOf(context, registration)
    await sendPage(reply, heldPage({ locale, held, employer, paths, redirect, now: now() }))
  })

  app.get<SecretParams>(`${PATH}/export.json`, async (request, reply) => {
    const found = await findRights(context, request.params.secret)
    if (!found) return await sendNotFound(request, reply)
    const { registration, agreement } = found
    const locale = languageOf(request, registration.locale)
    if (isErased(found)) return await sendPage(reply, erasedOf(found, locale))
    const held = await holdingsOf(db.read, keys, holderOf(registration))
    const paths = pathsOf(context, registration, context.config.linkOrigin)
    const { withdraw: withdrawAt, erase: eraseAt } = paths
    const facts = { madeAt: now(), employer: agreement.employer, withdrawAt, eraseAt }
    await reply
      .headers(PAGE_HEADERS)
      .type('application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="career-relay.json"')
      .send(JSON.stringify(exportOf(held, facts), null, 2))
  })
}

/** A page that was pressed on for one of these consents; any other is none of the reader's. */
const copyPages: FastifyPluginAsync<Context> = async (app, context) => {
  type PageParams = { Params: SecretParams['Params'] & { sha256: string } }
  app.get<PageParams>(`${PATH}/pages/:sha256`, async (request, reply) => {
    const found = await findRights(context, request.params.secret)
    if (!found) return await sendNotFound(request, reply)
    const { registration } = found
    const locale = languageOf(request, registration.locale)
    if (isErased(found)) return await sendPage(reply, erasedOf(found, locale))
    const held = await holdingsOf(context.db.read, context.keys, holderOf(registration))
    const page = held.pages.find((one) => one.sha256 === request.params.sha256)
    if (!page) return await sendNotFound(request, reply)
    await sendPage(reply, pageCopy(locale, page, pathsOf(context, registration).held))
  })
}

const erasingPages: FastifyPluginAsync<Context> = async (app, context) => {
  const { db, now } = context
  const path = `${PATH}/erase`

  app.get<SecretParams>(path, async (request, reply) => {
    const found = await findRights(context, request.params.secret)
    if (!found) return await sendNotFound(request, reply)
    const locale = languageOf(request, found.registration.locale)
    const page = isErased(found) ? erasedOf(found, locale) : askErasePage(context, locale, found)
    await sendPage(reply, page)
  })

  app.post<SecretParams>(path, formLimit(context.config), async (request, reply) => {
    const found = await findRights(context, request.params.secret)
    if (!found) return await sendNotFound(request, reply)
    const { registration } = found
    const locale = languageOf(request, registration.locale)
    if (isErased(found)) return await sendPage(reply, erasedOf(found, locale))
    const letter = await letterFor(context, registration, 'erased', locale)
    const erasure = { holder: holderOf(registration), method: 'rights_page', letter } as const
    const done = await db.write((tx) => erase(tx, erasure, now()))
    context.wakeOutbox()
    const erased = await findRights(context, request.params.secret)
    if (!erased) return await sendNotFound(request, reply)
    await sendPage(
      reply,
      erasedOf(erased, locale, done ? confirmationOf(context, letter) : undefined),
    )
  })
}

function erasedOf({ registration }: Rights, locale: Locale, confirmed?: Confirmed): string {
  return erasedPage(locale, registration, confirmed)
}

function askErasePage(
  context: Context,
  locale: Locale,
  { registration, agreement }: Rights,
): string {
  const text = RIGHTS_TEXT[locale].erase
  const paths = pathsOf(context, registration)
  const lines = registration.redirect ? text.redirectLines : text.lines
  return document({
    locale,
    title: text.title,
    operator: partyNames(locale, agreement).employer,
    languagePath: paths.erase,
    body: html`!${paragraphs(lines)}
<form method="post" action="${paths.erase}?lang=${locale}"><button type="submit">${text.button}</button></form>
<p><a href="${paths.held}?lang=${locale}">${text.back}</a></p>`,
  })
}
