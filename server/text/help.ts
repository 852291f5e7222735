import type { Locale } from '../../src/contract/locale.ts'

/** What Outlook's help link leads to, and anybody who types the server's address. */
export const HELP_TEXT: Record<Locale, { title: string; lines: readonly string[] }> = {
  en: {
    title: 'Help with Career Relay',
    lines: [
      'Career Relay is an add-in for Outlook. It puts a referral link and its consent text into the mail to a candidate whom a company turns down.',
      'To start using it, ask a manager of your company: they add people in the pane, under Settings > Members.',
      'If the button is missing or the pane does not open, ask whoever administers Outlook in your company. The add-in may not be assigned to you yet.',
      'If you were sent a mail with a link, open that link. Its page says who would receive what, and lets you say no.',
    ],
  },
  ja: {
    title: 'キャリアリレーのヘルプ',
    lines: [
      'キャリアリレーは Outlook のアドインです。選考結果のメールに、候補者お一人専用のご案内リンクと同意に関する説明文を挿入します。',
      'ご利用を始めるには、お勤め先のキャリアリレーの管理者にお尋ねください。管理者は、ペインの「設定」>「メンバー」から利用者を追加できます。',
      'ボタンが見つからない場合や、ペインが開かない場合は、お勤め先で Outlook を管理している方にお尋ねください。アドインがまだ割り当てられていないことがあります。',
      'リンクのあるメールを受け取られた方は、そのリンクを開いてください。どなたに何が渡されるかを確認でき、辞退することもできます。',
    ],
  },
}
