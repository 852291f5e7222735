import type { Locale } from '../contract/locale.ts'
import { useLocale } from './use-text.ts'

const en = {
  about: [
    'Put a referral link for one candidate into a rejection mail with one click.',
    'Who agrees there gets help from a staffing agency, and your company earns free placements.',
  ],
  ended: 'Your session has ended. Sign in again; your mail is untouched.',
  code: 'Access code',
  codeHint: 'You get it from a manager at your company. It works once, for an hour.',
  codeMissing: 'Enter the access code.',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  microsoft: 'Sign in with Microsoft',
  unreachable: 'Career Relay cannot be reached. Try again in a moment.',
  lookAround: 'Look around first',
}

type SignInText = typeof en

const ja: SignInText = {
  about: [
    '不採用のご連絡メールに、候補者お一人専用のご案内リンクをワンクリックで挿入できます。',
    '同意された方は人材紹介会社の支援を無料で受けられ、会社には無料採用枠が加わります。',
  ],
  ended: 'セッションが終了しました。もう一度サインインしてください。メールはそのままです。',
  code: 'アクセスコード',
  codeHint: '社内の管理者から受け取ったコードです。1時間以内に1回だけ使えます。',
  codeMissing: 'アクセスコードを入力してください。',
  signIn: 'サインイン',
  signingIn: 'サインインしています…',
  microsoft: 'Microsoft でサインイン',
  unreachable: 'サーバーに接続できません。少し待ってからもう一度お試しください。',
  lookAround: '先に中を見る',
}

/** What the way in says; it arrives with its screen. */
export const SIGN_IN_TEXTS: Record<Locale, SignInText> = { en, ja }

/** The words of the way in, in the language of the pane. */
export function useSignInText(): SignInText {
  return SIGN_IN_TEXTS[useLocale()]
}
