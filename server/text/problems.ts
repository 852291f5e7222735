import type { ErrorCode } from '../../src/contract/errors.ts'
import type { Locale } from '../../src/contract/locale.ts'

/** One sentence for every code, in the reader's language. Says what to do where there is something. */
export const PROBLEM_SENTENCES: Record<Locale, Record<ErrorCode, string>> = {
  en: {
    invalid_request: 'Something in the request is missing or has the wrong form.',
    idempotency_key_required: 'Send an Idempotency-Key header of 8 to 128 visible characters.',
    not_signed_in: 'You are not signed in, or your session has ended.',
    not_allowed: 'Your role does not allow this.',
    cross_site_request: 'This form can only be sent from its own page.',
    not_found: 'There is nothing here.',
    cannot_be_offered: 'No offer can be inserted for this address.',
    request_in_progress: 'The same request is still being worked on. Try again in a moment.',
    body_too_large: 'That is more than can be taken at once.',
    unsupported_media_type: 'This kind of content is not understood here.',
    idempotency_key_reused: 'This Idempotency-Key was used for another request.',
    too_many_requests: 'Too many requests in a short time. Try again in a minute.',
    internal_error: 'Something went wrong on our side. Nothing was changed; please try again.',
    unavailable: 'This is not available at the moment. Please try again later.',
  },
  ja: {
    invalid_request: '入力が不足しているか、形式が正しくありません。',
    idempotency_key_required: 'Idempotency-Key ヘッダー(8〜128文字)が必要です。',
    not_signed_in: 'サインインしていないか、セッションが終了しています。',
    not_allowed: 'この操作を行う権限がありません。',
    cross_site_request: 'このフォームは元のページからのみ送信できます。',
    not_found: 'お探しのものは見つかりません。',
    cannot_be_offered: 'この宛先にはご案内を挿入できません。',
    request_in_progress: '同じ処理を実行中です。少し待ってからもう一度お試しください。',
    body_too_large: '一度に受け付けられる量を超えています。',
    unsupported_media_type: 'この形式の内容は受け付けられません。',
    idempotency_key_reused: 'この Idempotency-Key は別の内容で使用済みです。',
    too_many_requests: '短時間に多くの操作がありました。1分ほど待ってからもう一度お試しください。',
    internal_error: '処理中に問題が発生しました。何も変更されていません。もう一度お試しください。',
    unavailable: 'ただいまご利用いただけません。しばらくしてからもう一度お試しください。',
  },
}
