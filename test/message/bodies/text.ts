import { decline, marked, NEW, OLD, OLDER, page, textBlock, type RecordedBody } from './body.ts'

const RULE = '_'.repeat(32)
const text = (name: string, body: string, own: string[], quoted: string[] = []): RecordedBody => ({
  name,
  format: 'text',
  body,
  own,
  quoted,
})

const ENGLISH =
  'From: Hanako Sato <hanako.sato@example.com>\nSent: Friday, November 20, 2026 10:00 AM\nTo: Recruiting <saiyo@example.co.jp>\nSubject: Re: Your application\n'
const JAPANESE =
  '差出人: 佐藤 花子 <hanako.sato@example.com>\n送信日時: 2026年11月20日 10:00\n宛先: 採用担当\n件名: Re: 選考の件\n'

/** Text bodies: Outlook's own and those of other clients. */
export const TEXT: RecordedBody[] = [
  text('a new mail', `佐藤 花子 様\n${textBlock(NEW)}\n株式会社サンプル工業`, [NEW]),
  text('Windows line ends', `Dear\r\n${textBlock(NEW).replace(/\n/g, '\r\n')}`, [NEW]),
  text(
    'Outlook: an English reply',
    `Thank you\n${textBlock(NEW)}\n${RULE}\n${ENGLISH}\n${textBlock(OLD)}`,
    [NEW],
    [OLD],
  ),
  text('Outlook: a Japanese reply', `御礼\n\n${RULE}\n${JAPANESE}\n${textBlock(OLD)}`, [], [OLD]),
  text(
    'Outlook: Windows line ends in history',
    `御礼\r\n\r\n${RULE}\r\n${JAPANESE.replace(/\n/g, '\r\n')}\r\n${textBlock(OLD)}`,
    [],
    [OLD],
  ),
  text(
    'classic: the original message',
    `Thanks\n\n-----Original Message-----\n${ENGLISH}\n${textBlock(OLD)}`,
    [],
    [OLD],
  ),
  text(
    'classic: the original message in Japanese',
    `御礼\n\n-----元のメッセージ-----\n${JAPANESE}\n${textBlock(OLD)}`,
    [],
    [OLD],
  ),
  text(
    'classic: every line of the original marked',
    `Thanks\n${textBlock(NEW)}\n${marked(`-----Original Message-----\n${ENGLISH}\n${textBlock(OLD)}`)}`,
    [NEW],
    [OLD],
  ),
  text(
    'Outlook for iOS',
    `Thanks\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n${RULE}\n${ENGLISH}\n${textBlock(OLD)}`,
    [],
    [OLD],
  ),
  text(
    'Outlook for Mac',
    `Thanks\n\n${ENGLISH.replace('Sent: Friday, November 20, 2026 10:00 AM', 'Date: Friday, 20 November 2026 at 10:00')}\n${textBlock(OLD)}`,
    [],
    [OLD],
  ),
  text(
    'Outlook on the web, its line breaks dropped',
    `Thank you ${page(NEW)}- Optional. ${'Kind words. '.repeat(40)}${RULE}${ENGLISH.replace(/\n/g, '')} ${page(OLD)}`,
    [NEW],
    [OLD],
  ),
  text(
    'Gmail: marked below an attribution',
    `Thanks\n\nOn Fri, Nov 20, 2026 at 10:00 AM Hanako Sato <hanako.sato@example.com>\nwrote:\n\n${marked(textBlock(OLD))}`,
    [],
    [OLD],
  ),
  text(
    'Gmail: an answer below the quotation',
    `2026年11月20日(金) 10:00 佐藤 花子 <hanako.sato@example.com>:\n\n${marked(textBlock(OLD))}\nこちらです。\n${textBlock(NEW)}`,
    [NEW],
    [OLD],
  ),
  text(
    'an attribution without marks',
    `Thanks\n\nOn 20 Nov 2026, at 10:00, Hanako Sato <hanako.sato@example.com> wrote:\n\n${textBlock(OLD)}`,
    [],
    [OLD],
  ),
  text(
    'a Japanese attribution of Apple Mail without marks',
    `御礼\n\n2026/11/20 10:00、佐藤 花子 <hanako.sato@example.com>のメール:\n\n${textBlock(OLD)}`,
    [],
    [OLD],
  ),
  text(
    'answers between marked lines',
    `> お礼\n> ${page(OLD)}\nはい。\n>> 前回\n>> ${page(OLDER)}\nこちらです ${page(NEW)}\n> よろしく`,
    [NEW],
    [OLD, OLDER],
  ),
  text('full-width marks', `御礼\n＞ ${page(OLD)}\n ＞＞ ${page(OLDER)}\n`, [], [OLD, OLDER]),
  text(
    'a forwarded mail',
    `FYI\n\n---------- Forwarded message ---------\nFrom: Kato <kato@example.co.jp>\nDate: Fri, Nov 20, 2026 at 10:00 AM\nSubject: Result\nTo: Sato\n\n${textBlock(OLD)}`,
    [],
    [OLD],
  ),
  text(
    'bold marks of a text made from HTML',
    `Thanks\n\n*From:* Hanako Sato <hanako.sato@example.com>\n*Sent:* Friday\n*To:* Recruiting\n*Subject:* Re\n\n${textBlock(OLD)}`,
    [],
    [OLD],
  ),
  text(
    'an older Hotmail header',
    `Thanks\n\nFrom: hanako.sato@example.com\nTo: saiyo@example.co.jp\nSubject: Re\nDate: Fri, 20 Nov 2026 10:00:00 +0900\n\n${textBlock(OLD)}`,
    [],
    [OLD],
  ),
  text(
    'a header behind its rule on one line',
    `Thanks ${RULE} From: Hanako Sato <hanako.sato@example.com> Sent: Friday, November 20, 2026 10:00 AM To: Recruiting <saiyo@example.co.jp> Subject: Re: Your application ${page(OLD)} Kind regards`,
    [],
    [OLD],
  ),
  ...[
    '-----元のメール-----',
    '----- 転送元メッセージ -----',
    '-------- 転送されたメッセージ --------',
    '−−−Original Message−−−',
  ].map((line) => text(line, `転送\n${page(NEW)}\n\n${line}\n${textBlock(OLD)}`, [NEW], [OLD])),
  ...['送信者', '送信元'].flatMap((from) =>
    ['送信日時', '送信日', '日付'].map((sent) =>
      text(
        `a header of ${from} and ${sent}`,
        `御礼\n\n${from}: 佐藤 <h@example.com>\n${sent}: 2026年11月20日 10:00\n宛先: 採用\n件名: Re\n\n${textBlock(OLD)}`,
        [],
        [OLD],
      ),
    ),
  ),
  text('words of a sender in a letter', `佐藤様\n送信者: 人事部\n元のメールへ\n${textBlock(NEW)}`, [
    NEW,
  ]),
  // What follows must not hide a link: it only looks like history.
  text(
    'a memo to the candidate',
    `To: Hanako Sato\nFrom: Recruiting <saiyo@example.co.jp>\nDate: 23 November 2026 10:00\nSubject: Your application\n\n${textBlock(NEW)}`,
    [NEW],
  ),
  text(
    'a memo that begins with its writer',
    `FROM: 人事部\nTO: 佐藤 花子 様\nDATE: 2026年11月23日\nSUBJECT: 選考結果\n${textBlock(NEW)}`,
    [NEW],
  ),
  text(
    'a letterhead with an address and a clock',
    `差出人: 人事部 <saiyo@example.co.jp>\n日時: 2026年11月20日 10:00\n件名: 選考結果\n\n佐藤様\n${textBlock(NEW)}`,
    [NEW],
  ),
  text(
    'a whole letterhead above everything else',
    `差出人: 人事部 <saiyo@example.co.jp>\n日付: 2026年11月20日 10:00\n宛先: 佐藤様\n件名: 選考結果\n${textBlock(NEW)}`,
    [NEW],
  ),
  text(
    'a timetable',
    `Interview\nFrom: 10:00\nTo: 11:00\nSubject: design\nDate: 20 Nov\n${textBlock(NEW)}`,
    [NEW],
  ),
  text('what the reader wrote', `On 20 November at 10:30 you wrote:\n"thanks"\n${page(NEW)}`, [
    NEW,
  ]),
  text('a call in words', `2026年11月20日 10:00にいただいたお電話のメール:\n${page(NEW)}`, [NEW]),
  text('a journey', `From: Tokyo\nTo: Osaka\nDate: 24 November, 10:00\n\n${textBlock(NEW)}`, [NEW]),
  text(
    'an interview on a date',
    `面接日時:\n2026年11月24日(火) 10:00 第一会議室:\n担当 加藤\n${textBlock(NEW)}`,
    [NEW],
  ),
  text(
    'what somebody once wrote',
    `On reflection, as Hanako wrote:\n"Thank you"\n${textBlock(NEW)}`,
    [NEW],
  ),
  text(
    'a rule of underscores and one of dashes',
    `Dear\n${RULE}\nRecruiting\n----------\n${textBlock(NEW)}`,
    [NEW],
  ),
  text('an arrow in the middle of a line', `Dear\nご案内 > ${page(NEW)}`, [NEW]),
  text('a sender named in a sentence', `From: our whole team, all the best.\n${textBlock(NEW)}`, [
    NEW,
  ]),
  text('the way to decline alone', `Dear\n${decline(NEW)}`, [NEW]),
  text('the way to decline of another', `${page(NEW)}\n${decline(OLD)}`, [NEW, OLD]),
]
