import type { Locale } from '../contract/locale.ts'

/** Why signing in with Microsoft did not work, as far as something can be done about it. */
export type EntraTroubleCode =
  | 'cancelled'
  | 'consent_missing'
  | 'not_assigned'
  | 'other_account'
  | 'setup_incomplete'
  | 'access_policy'
  | 'popup_blocked'
  | 'not_supported'
  | 'outlook_failed'
  | 'no_network'
  | 'token_refused'
  | 'failed'

type EntraText = Record<EntraTroubleCode, string>

const en: EntraText = {
  cancelled: 'You closed the Microsoft window before signing in. Nothing was changed.',
  consent_missing:
    'Your company has not approved Career Relay for Microsoft sign-in yet. Ask your Microsoft 365 administrator to grant admin consent, then try again.',
  not_assigned:
    'Your account has no role in Career Relay yet. Ask your Microsoft 365 administrator to assign you one, then try again.',
  other_account:
    'This Microsoft account does not belong to a company that uses Career Relay here. Open the pane from your work mailbox.',
  setup_incomplete: 'Microsoft sign-in is not set up completely. Show this to your administrator.',
  access_policy:
    'A sign-in policy of your company does not allow this device or place. Ask your Microsoft 365 administrator.',
  popup_blocked:
    'The Microsoft sign-in window was blocked. Allow pop-up windows for this page, then try again.',
  not_supported:
    'This Outlook or this mailbox does not support Microsoft sign-in for add-ins. Update Outlook, or use an access code.',
  outlook_failed:
    'Outlook did not answer the sign-in. Close Outlook completely and open it again. If that does not help, use an access code.',
  no_network: 'There is no network connection. Try again once you are online.',
  token_refused:
    'Microsoft signed you in, but Career Relay does not accept accounts of your company here. Ask the person who looks after Career Relay.',
  failed: 'Signing in with Microsoft did not work. Try again, or use an access code.',
}

const ja: EntraText = {
  cancelled: 'サインインが完了する前に画面が閉じられました。何も変更していません。',
  consent_missing:
    'お勤め先ではキャリアリレーの Microsoft サインインがまだ承認されていません。Microsoft 365 の管理者に「管理者の同意」をご依頼のうえ、もう一度お試しください。',
  not_assigned:
    'お使いのアカウントにキャリアリレーの役割が割り当てられていません。Microsoft 365 の管理者に割り当てをご依頼のうえ、もう一度お試しください。',
  other_account:
    'この Microsoft アカウントは、キャリアリレーをご利用の会社のものではありません。お勤め先のメールボックスから開いてください。',
  setup_incomplete:
    'Microsoft サインインの設定が完了していません。この表示を管理者にお知らせください。',
  access_policy:
    'お勤め先のサインインの規則により、この端末または場所からは利用できません。Microsoft 365 の管理者にお問い合わせください。',
  popup_blocked:
    'Microsoft のサインイン画面がブロックされました。このページのポップアップを許可して、もう一度お試しください。',
  not_supported:
    'この Outlook またはメールボックスでは Microsoft サインインを利用できません。Outlook を更新するか、アクセスコードをお使いください。',
  outlook_failed:
    'Outlook がサインインに応答しませんでした。Outlook を完全に終了して開き直してください。解決しない場合はアクセスコードをお使いください。',
  no_network: 'ネットワークに接続されていません。接続を確認してからもう一度お試しください。',
  token_refused:
    'Microsoft へのサインインはできましたが、お勤め先のアカウントはここでは利用できません。社内のキャリアリレー担当者にお問い合わせください。',
  failed:
    'Microsoft でサインインできませんでした。もう一度試すか、アクセスコードをお使いください。',
}

/** What to tell somebody whom Microsoft sign-in failed; it arrives with that sign-in. */
export const ENTRA_TEXTS: Record<Locale, EntraText> = { en, ja }
