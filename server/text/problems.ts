import type { ErrorCode } from '../../src/contract/errors.ts'
import type { Locale } from '../../src/contract/locale.ts'

/** One sentence for every code, in the reader's language. Says what to do where there is something. */
export const PROBLEM_SENTENCES: Record<Locale, Record<ErrorCode, string>> = {
  en: {
    invalid_request: 'Something in the request is missing or has the wrong form.',
    line_refused:
      'This needs a letter or a digit, and no braces or characters that cannot be seen. Type it by hand instead of pasting it.',
    country_refused: 'This is not the code of a country, such as JP.',
    idempotency_key_required: 'Send an Idempotency-Key header of 8 to 128 visible characters.',
    not_signed_in: 'You are not signed in, or your session has ended.',
    code_not_valid: 'This code is not valid, was used before, or is more than an hour old.',
    not_allowed: 'Your role does not allow this.',
    entra_only: 'Your company allows signing in with Microsoft Entra only.',
    entra_not_admitted:
      'Your Microsoft account is known, but it was not given access to Career Relay. Ask your administrator to assign you a role.',
    https_required: 'This page is served over https only. Use the address that starts with https.',
    cross_site_request: 'This form can only be sent from its own page.',
    not_found: 'There is nothing here.',
    cannot_be_offered: 'No offer can be inserted for this address.',
    last_manager: 'A company needs at least one manager. Make somebody else a manager first.',
    already_member: 'Somebody with this address is a member already.',
    company_incomplete: 'Fill in the company first; candidates must be told who it is.',
    entra_first:
      'Sign in with Microsoft Entra yourself first, so that nobody is locked out. Nothing was changed.',
    agreement_ended: 'This agreement has ended and can no longer be changed.',
    endpoint_not_answering:
      'The agency’s endpoint did not answer the test with success. Nothing was changed.',
    form_not_answering: 'The agency’s form cannot be opened at this address. Nothing was changed.',
    misdirected_request: 'This address is not one this server answers to.',
    endpoint_refused:
      'The endpoint must be an https address on the public internet, not a private or local one.',
    form_refused:
      'The form must be an https page on one of the agency’s own domains, which the agreement lists.',
    form_not_bare:
      'The form’s address must have no “?” or “#” part. Nothing but a reference number is handed to it.',
    acceptance_required:
      'With the agency’s own form, only its acceptance of a reference can earn a point.',
    text_incomplete: 'The texts candidates read lack something they must say. Nothing was changed.',
    texts_not_seen:
      'This changes what candidates read, and these texts have not been looked at. Look at them, then save again. Nothing was changed.',
    agency_is_employer: 'An agency cannot be on the company’s own mail or web domain.',
    wording_refused:
      'This wording breaks one of the rules for the first paragraph. Nothing was changed.',
    template_refused:
      'The template no longer keeps the rules for this passage, so nothing was inserted. Reword it for this mail; a manager can mend it in Settings > Wording.',
    request_in_progress:
      'This was changed by somebody else in the meantime. Look at it again; nothing of yours was changed.',
    body_too_large: 'That is more than can be taken at once.',
    unsupported_media_type: 'This kind of content is not understood here.',
    idempotency_key_reused: 'This Idempotency-Key was used for another request.',
    too_many_requests: 'Too many requests in a short time. Try again in a minute.',
    internal_error: 'Something went wrong on our side. Nothing was changed; please try again.',
    unavailable: 'This is not available at the moment. Please try again later.',
  },
  ja: {
    invalid_request: '入力が不足しているか、形式が正しくありません。',
    line_refused:
      '文字か数字が必要です。波かっこ、または目に見えない文字は使えません。貼り付けずに入力し直してください。',
    country_refused: '国コードではありません。JP のように入力してください。',
    idempotency_key_required: 'Idempotency-Key ヘッダー(8〜128文字)が必要です。',
    not_signed_in: 'サインインしていないか、セッションが終了しています。',
    code_not_valid: 'コードが正しくないか、使用済みか、発行から1時間を過ぎています。',
    not_allowed: 'この操作を行う権限がありません。',
    entra_only: 'お勤め先では Microsoft Entra によるサインインのみ利用できます。',
    entra_not_admitted:
      'Microsoft アカウントは確認できましたが、キャリアリレーの利用権限がありません。管理者に役割の割り当てをご依頼ください。',
    https_required:
      'このページは https でのみ表示できます。https で始まるアドレスをお使いください。',
    cross_site_request: 'このフォームは元のページからのみ送信できます。',
    not_found: 'お探しのものは見つかりません。',
    cannot_be_offered: 'この宛先にはご案内を挿入できません。',
    last_manager: '管理者が1名以上必要です。先に別の方を管理者にしてください。',
    already_member: 'このメールアドレスの方はすでに登録されています。',
    company_incomplete: '先に会社の情報を入力してください。候補者に会社名を示す必要があります。',
    entra_first:
      '全員が入れなくなることを防ぐため、先にご自身が Microsoft Entra でサインインしてください。何も変更していません。',
    agreement_ended: 'この契約は終了しているため変更できません。',
    endpoint_not_answering:
      '紹介会社の受信先がテストに正常応答しませんでした。何も変更していません。',
    form_not_answering: 'このアドレスでは紹介会社のフォームを開けません。何も変更していません。',
    misdirected_request: 'このアドレスはこのサーバーのものではありません。',
    endpoint_refused:
      '受信先には、社内やローカルではない公開された https のアドレスを指定してください。',
    form_refused:
      'フォームは、契約に記した紹介会社のドメインにある https のページを指定してください。',
    form_not_bare:
      'フォームのアドレスに「?」や「#」以降の部分は付けられません。受付番号以外は何も渡しません。',
    acceptance_required:
      '紹介会社のフォームへ案内する場合、ポイントになるのは紹介会社の受付だけです。',
    text_incomplete: '候補者が読む文面に、必要な内容が足りません。何も変更していません。',
    texts_not_seen:
      '候補者が読む文面が変わりますが、その文面がまだ確認されていません。ご確認のうえ、もう一度保存してください。何も変更していません。',
    agency_is_employer: '自社のドメインを紹介会社として登録することはできません。',
    wording_refused: '冒頭文のきまりに合わない箇所があります。何も変更していません。',
    template_refused:
      'この冒頭文は現在のきまりに合わないため、何も挿入していません。この1通だけ書き換えて挿入できます。元の文面は、管理者が設定の「文面」で直せます。',
    request_in_progress:
      'この間に別の方が変更しました。内容をご確認のうえ、もう一度お試しください。今回の操作では何も変更していません。',
    body_too_large: '一度に受け付けられる量を超えています。',
    unsupported_media_type: 'この形式の内容は受け付けられません。',
    idempotency_key_reused: 'この Idempotency-Key は別の内容で使用済みです。',
    too_many_requests: '短時間に多くの操作がありました。1分ほど待ってからもう一度お試しください。',
    internal_error: '処理中に問題が発生しました。何も変更されていません。もう一度お試しください。',
    unavailable: 'ただいまご利用いただけません。しばらくしてからもう一度お試しください。',
  },
}
