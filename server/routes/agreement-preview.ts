import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { LOCALES, localeOf, type Locale } from '../../src/contract/locale.ts'
import { AgreementDraft, AgreementPreview } from '../../src/contract/settings.ts'
import type { Context } from '../context.ts'
import { linkExpiry, writtenDate } from '../domain/referral.ts'
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
      const locale = localeOf(request.headers['accept-language'])
      return previewOf(context, locale, present, next)
    },
  )
}

/** Texts beside those they would replace, line by line, and what keeps them from going live. */
export function previewOf(
  { config, now }: Pick<Context, 'config' | 'now'>,
  reader: Locale,
  present: LintedTexts,
  next: LintedTexts,
): AgreementPreview {
  const expiresAt = linkExpiry(now(), next.terms)
  const link = `${config.linkOrigin}/r/…`
  /** With what each mail fills in, as an example. */
  const filledIn = (line: string, locale: Locale) =>
    line
      .replaceAll('{{expiry_date}}', writtenDate(expiresAt, locale))
      .replaceAll('{{link}}', link)
      .replaceAll('{{decline_link}}', `${link}/decline`)
  const texts = (['mail', 'page'] as const).flatMap((kind) =>
    LOCALES.map((locale) => ({
      kind,
      locale,
      lines: changedLines(linesFor(present, kind, locale), linesFor(next, kind, locale)).map(
        ({ change, text }) => ({ change, text: filledIn(text, locale) }),
      ),
    })),
  )
  return { texts, reasons: reasonsIn(reader, lintTexts(next)) }
}

function linesFor(texts: LintedTexts, kind: 'mail' | 'page', locale: Locale): string[] {
  if (kind === 'mail') return texts.mail[locale].locked.split('\n')
  return Object.values(linesOf(texts.page[locale])).flat()
}
