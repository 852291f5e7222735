import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { LOCALES, localeOf, type Locale } from '../../src/contract/locale.ts'
import { AgreementDraft, AgreementPreview } from '../../src/contract/settings.ts'
import type { Context } from '../context.ts'
import { DAY_MS } from '../domain/agreement.ts'
import { writtenDate } from '../domain/referral.ts'
import { changedLines } from '../domain/text-diff.ts'
import { linesOf, lintTexts, type LintedTexts } from '../domain/text-lint.ts'
import { requireAgreement, textsAlone } from '../store/agreements.ts'
import { withTexts } from '../text/agreement-texts.ts'
import { reasonsIn } from '../text/text-findings.ts'
import { employerFor } from './agreement-draft.ts'
import { idempotencyKeyOf } from './idempotency.ts'

const Of = Type.Object({ of: Type.Optional(Type.String({ pattern: '^[\\w-]{1,64}$' })) })

/** A draft's texts as candidates would read them, beside those in force. Stores nothing. */
export const agreementPreviewRoute: FastifyPluginAsyncTypebox<Context> = async (app, context) => {
  app.post(
    '/agreements/preview',
    {
      schema: {
        tags: ['agreements'],
        querystring: Of,
        body: AgreementDraft,
        response: { 200: AgreementPreview },
      },
      config: { right: 'manage_agreements' },
    },
    async (request) => {
      idempotencyKeyOf(request)
      const { body, member, query } = request
      const employer = await employerFor(context, member, body)
      const next = withTexts({ ...body, employer })
      const present =
        query.of === undefined
          ? next
          : textsAlone(
              (await requireAgreement(context.db.read, member.workspaceId, query.of)).current,
            )
      const expiresAt = context.now() + body.terms.linkLifetimeDays * DAY_MS
      const texts = (['mail', 'page'] as const).flatMap((kind) =>
        LOCALES.map((locale) => ({
          kind,
          locale,
          lines: changedLines(linesFor(present, kind, locale), linesFor(next, kind, locale)).map(
            ({ change, text }) => ({ change, text: filledIn(text, locale, expiresAt) }),
          ),
        })),
      )
      const locale = localeOf(request.headers['accept-language'])
      return { texts, reasons: reasonsIn(locale, lintTexts(next)) }
    },
  )

  /** With what each mail fills in, as an example. */
  function filledIn(line: string, locale: Locale, expiresAt: number): string {
    const link = `${context.config.linkOrigin}/r/…`
    return line
      .replaceAll('{{expiry_date}}', writtenDate(expiresAt, locale))
      .replaceAll('{{link}}', link)
      .replaceAll('{{decline_link}}', `${link}/decline`)
  }
}

function linesFor(texts: LintedTexts, kind: 'mail' | 'page', locale: Locale): string[] {
  if (kind === 'mail') return texts.mail[locale].locked.split('\n')
  return Object.values(linesOf(texts.page[locale])).flat()
}
