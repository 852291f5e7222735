/** Lines that mail programs put above what they quote. */
export const ATTRIBUTIONS = [
  'On Fri, Nov 20, 2026 at 10:00 AM Hanako Sato <hanako.sato@example.com> wrote:',
  'On Friday, November 20, 2026 at 10:00:00 AM GMT+9, Hanako Sato <h@example.com> wrote:',
  'On 11/20/26 10:00 AM, Hanako Sato wrote:',
  'On 20 Nov 2026, at 10:00, Hanako Sato <hanako.sato@example.com> wrote:',
  '---- On Fri, 20 Nov 2026 10:00:00 +0900 Hanako Sato <h@example.com> wrote ----',
  '---- On Fri, 20 Nov 2026 10:00:00 +0900 h@example.com wrote ---',
  '2026/11/20 10:00, Hanako Sato wrote:',
  '(2026/11/20 10:00), 佐藤 花子 wrote:',
  'Fri, 20 Nov 2026 10:00:00 +0900 Hanako Sato <h@example.com> wrote:',
  '2026-11-20 10:00 GMT+09:00 Hanako Sato <h@example.com>:',
  '2026年11月20日(金) 10:00 佐藤 花子 <hanako.sato@example.com>:',
  '2026年11月20日（金） 10時00分 佐藤 花子 ＜hanako.sato@example.com＞：',
  '2026/11/20 10:00、佐藤 花子のメール：',
  '2026/11/20 10:00、佐藤 花子 <h@example.com>のメール:',
  '2026/11/20 10:00、h@example.com のメール:',
  '2026/11/20 10:00 に 佐藤 花子 <h@example.com> さんは書きました:',
  '2026-11-20 (金) の 10:00 +0900 に 佐藤 花子 さんは書きました:',
  '2026年11月20日(金) 10:00に Hanako <h@example.com> のメッセージ:',
  'Friday, November 20, 2026 10:00 AM, Hanako Sato <h@example.com> wrote:',
  '2026/11/20 10:00 に 佐藤 花子 <h@example.com> さんは次のように書きました:',
  '佐藤 花子 <h@example.com> さんは書きました：',
  'Hanako Sato <hanako.sato@example.com> wrote on 20 Nov 2026:',
  '佐藤 花子 <h@example.com> wrote on Fri, 20 Nov 2026 10:00:00 +0900:',
  'In message "Re: your application" on Fri, 20 Nov 2026 10:00:00 +0900, Hanako Sato wrote:',
  'In message <5FB7.1@example.com> on 20/11/26, h@example.com wrote:',
  'At 10:00 26/11/20, Hanako Sato wrote:',
  'At 10:00 AM 11/20/2026 +0900, Hanako Sato wrote:',
]

/** Attributions below which, without any other mark, history begins. */
export const FOLDED = [
  ['2026-11-23 10:00 に 佐藤 さんは書きました:'],
  ['2026-11-23 10:00 +0900 に', '佐藤 花子 さんは次のように書きました:'],
  ['Hanako Sato <h@example.com>', 'wrote on 23 November 2026:'],
  ['On Mon, 23 Nov 2026 10:00, Hanako Sato', '<h@example.com> wrote:'],
]

/** What an author may end with above them; three of these look like the beginning of one. */
export const LAST_LINES = [
  'ご案内です',
  '2026年12月1日 10:00 の説明会はこちらです',
  'On 24 November 2026, 10:00, we meet at',
  '<saiyo@example.co.jp>',
]
