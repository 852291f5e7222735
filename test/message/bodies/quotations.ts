import { ATTRIBUTIONS, FOLDED, LAST_LINES } from './attributions.ts'
import { block, marked, NEW, OLD, OLDER, page, textBlock, type RecordedBody } from './body.ts'

const row =
  (format: RecordedBody['format'], own: string[], quoted: string[] = []) =>
  (name: string, body: string): RecordedBody => ({ name, format, body, own, quoted })
const mine = row('html', [NEW])
const theirs = row('html', [], [OLD])
const both = row('html', [NEW], [OLD])
const myText = row('text', [NEW])
const theirText = row('text', [], [OLD])

const BORDER = 'border:none;border-left:solid #CCCCCC 1.0pt;padding:0in 0in 0in 6.0pt'
const RULE = '_'.repeat(32)
const header = (from: string, sent: string, to: string, subject: string) =>
  `${from}佐藤 花子 &lt;hanako.sato@example.com&gt;<br>${sent}2026年11月20日 10:00<br>${to}採用担当<br>${subject}Re: 選考の件`
const OUTLOOK = header('<b>差出人:</b> ', '<b>送信日時:</b> ', '<b>宛先:</b> ', '<b>件名:</b> ')
const cells = (...labels: string[]) =>
  `<table>${labels.map((label) => `<tr><td>${label}</td><td>:</td><td>2026年11月20日 10:00 a@example.com</td></tr>`).join('')}</table>`

const escaped = (line: string) => line.replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** Where the author's own part ends, and where it only seems to. */
export const QUOTATIONS: RecordedBody[] = [
  // What follows must not hide a link.
  mine(
    'a letter set in by a border',
    `<blockquote style="${BORDER}"><p>Dear</p>${block(NEW)}</blockquote>`,
  ),
  mine(
    'a block set in by a border of a div',
    `<p>Dear</p><div style="${BORDER}">${block(NEW)}</div>`,
  ),
  mine(
    'a quotation of the author’s below words that end in a colon',
    `<p>Our page says:</p><blockquote style="${BORDER}">${block(NEW)}</blockquote>`,
  ),
  both(
    'an answer below a bordered quotation and its attribution',
    `<p>${escaped(ATTRIBUTIONS[0] ?? '')}</p><blockquote style="${BORDER}"><p>x</p><p>${page(OLD)}</p></blockquote><p>Mine</p>${block(NEW)}`,
  ),
  mine(
    'a letter set in below a quotation with its attribution',
    `<p>${escaped(ATTRIBUTIONS[0] ?? '')}</p><blockquote>x</blockquote><p>So:</p><div style="${BORDER}">${block(NEW)}</div>`,
  ),
  ...['pre-wrap', 'pre', 'pre-line', ' break-spaces'].map((value) =>
    both(
      `white-space:${value}, below a marked line`,
      `<div style="color:red;white-space:${value}">&gt; one\n&gt; ${page(OLD)}\nMine: ${page(NEW)}</div>`,
    ),
  ),
  both(
    'white-space-collapse, below a marked line',
    `<div style='white-space-collapse: preserve;'><span>&gt; one\n&gt; ${page(OLD)}</span>\r\nMine: ${page(NEW)}</div>`,
  ),
  theirs(
    'a marked line that only the source breaks',
    `<div style="white-space:pre">Hi</div><p>&gt; one\r\n${page(OLD)}</p><p>&gt; two</p>`,
  ),
  mine(
    'a long letter on one line that says from, sent and to',
    `<p>${'Thank you for your patience with us. '.repeat(8)}You will hear from: our team. It is sent: on 24 November, 10:00, to: you@example.com. ${page(NEW)}</p>`,
  ),
  myText(
    'the same as text whose line breaks were dropped',
    `Dear Hanako${'Thank you for your patience with us. '.repeat(8)}From: our team Sent: 24 November 10:00 To: you@example.com Subject: help ${page(NEW)}`,
  ),
  mine(
    'From and Sent at the very top',
    `<p>From: 人事部<br>Sent: 23 November 2026<br>To: 佐藤様<br>Subject: 選考</p>${block(NEW)}`,
  ),
  myText(
    'From and Sent at the very top of a text',
    `From: 人事部\nSent: today\nTo: 佐藤様\nSubject: 選考\n${textBlock(NEW)}`,
  ),
  both(
    'an answer below marked dashes',
    `<p>&gt; -----Original Message-----</p><p>&gt; ${page(OLD)}</p><p>Mine</p>${block(NEW)}`,
  ),
  mine(
    'dashes around words of the author’s',
    `<p>--- 転送先について ---</p><p>--- original ideas ---</p>${block(NEW)}`,
  ),
  ...[
    'At our interview of 20 November 2026 10:30 you wrote:',
    'On 24 November 2026, 10:00, please write to <saiyo@example.co.jp>:',
    'By 24 November 2026, 10:00, please write to <saiyo@example.co.jp>:',
    '面接は2026年11月24日 10:00です。下記にご連絡ください <saiyo@example.co.jp>:',
    '2026年11月24日 10:00 面接会場のご案内:',
    '2026年11月24日(火) 10:00より、下記のとおり:',
    'Hanako wrote:',
    'On Tuesday at 10:30 your interviewer wrote:',
    'On 10 November 2026 our director wrote:',
    '鈴木さんは書きました:',
    '2026年12月1日 13:30、相談会のメリット:',
    '2026年11月10日 10:00、一次面接のメンバー:',
    '2026年11月10日 10:00、面接のメモ書き:',
    '2026年11月10日 10:00、山田様からのメール:',
    '面接官の山田さんは次のように書きました:',
    'お問い合わせ: saiyo@example.co.jp\n山田さんは書きました:',
    '面接: 2026年11月24日 10:00\n山田さんは書きました:',
    'At 10:30 you wrote:',
    'At our second interview Mr Mori wrote:',
    'As saiyo@example.co.jp wrote on 20 November 2026:',
    'In my mail I wrote:',
  ].map((line) => myText(`below “${line}”`, `佐藤様\n${line}\n\n${textBlock(NEW)}`)),
  // Forms, letterheads and labels of parcels.
  ...[
    '【お問い合わせ】\n送信者: 山田様\n送信日時: 11月10日\n件名: 選考状況\n【回答】',
    '送信元: 採用サイト\n送信日: 2026年10月1日 10:00\n宛先: 人事部',
    'We return your portfolio.\nFrom: Aozora\nSent: 19 November\nTo: H. Yamada',
    '株式会社あおぞら\n差出人: 人事部 saiyo@example.co.jp\n日付: 11月20日\n宛先: 山田様',
    'AOZORA Inc.\nFrom: HR <hr@example.co.jp>\nDate: 20 November 2026\nTo: Hanako Yamada\nSubject: You',
  ].flatMap((lines) => [
    myText(`below ${JSON.stringify(lines)}`, `${lines}\n\n${textBlock(NEW)}`),
    mine(
      `below ${JSON.stringify(lines)} in HTML`,
      `<p>Dear</p><p>${escaped(lines).replace(/\n/g, '<br>')}</p>${block(NEW)}`,
    ),
  ]),
  ...['&gt;&gt; ', '&gt; ', '＞'].flatMap((arrow) => [
    mine(`behind the arrow ${arrow}`, `<p>Here:</p><p>${arrow}<a href="${page(NEW)}">page</a></p>`),
    mine(
      `behind the arrow ${arrow}, above a quotation`,
      `<p><b>${arrow}</b><a href="${page(NEW)}">page</a></p><blockquote type="cite">x</blockquote>`,
    ),
    theirs(
      `behind the mark ${arrow}, below an attribution`,
      `<p>${escaped(ATTRIBUTIONS[0] ?? '')}</p><p>${arrow}<a href="${page(OLD)}">page</a></p>`,
    ),
    theirs(
      `behind the mark ${arrow}, one line of several`,
      `<p>${arrow}<a href="${page(OLD)}">page</a></p><p>${arrow}two</p>`,
    ),
  ]),
  mine('control characters that stand for marks', `<p>&#1;&#2;&#3;x</p>${block(NEW)}`),

  theirs(
    'classic: dashes around Japanese in a font of its own',
    `<p>御礼</p><p class=MsoNormal><span lang=EN-US>-----</span><span style='font-family:"ＭＳ ゴシック"'>元のメッセージ</span><span lang=EN-US>-----</span></p>${block(OLD)}`,
  ),

  // A forwarded mail without a word above it.
  theirs(
    'web: forwarded without a word',
    `<div><br></div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg">${OUTLOOK}</div>${block(OLD)}`,
  ),
  theirs(
    'ids gone, nothing but a rule above the header',
    `<hr tabindex="-1"><div>${OUTLOOK}</div>${block(OLD)}`,
  ),
  theirs(
    'classic: forwarded without a word',
    `<div class=WordSection1><p class=MsoNormal><o:p>&nbsp;</o:p></p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in'><p class=MsoNormal>${OUTLOOK}</p></div></div>${block(OLD)}</div>`,
  ),
  theirs(
    'its border written anew on the web',
    `<div style="border-right: none; border-left: none; border-top: 1pt solid rgb(225, 225, 225); padding: 3pt 0in 0in;"><p>${OUTLOOK}</p></div>${block(OLD)}`,
  ),
  theirs(
    'its border written longhand',
    `<div><br></div><div style="border-width:1pt medium medium;border-style:solid none none"><p>${OUTLOOK.replace(/&lt;.*?&gt;/g, '')}</p></div>${block(OLD)}`,
  ),
  mine(
    'a box around a header without addresses',
    `<div style="border-style:solid;border-width:1pt"><p>${OUTLOOK.replace(/&lt;.*?&gt;/g, '')}</p></div>${block(NEW)}`,
  ),
  theirText(
    'Mac: forwarded as text without a word',
    `\n\nFrom: H <h@example.com>\nDate: Friday, 20 November 2026 at 10:00\nTo: S <s@example.co.jp>\nSubject: R\n${textBlock(OLD)}`,
  ),
  ...['On November 20, 2026, Hanako wrote:', '佐藤 花子さんは書きました：'].map((line) =>
    both(
      `set in below “${line}”`,
      `<p>${line}</p><blockquote>${block(OLD)}</blockquote><p>Mine</p>${block(NEW)}`,
    ),
  ),
  theirText(
    'forwarded as text',
    `\n${RULE}\nFrom: A\nSent: Friday\nTo: B\nSubject: x\n${textBlock(OLD)}`,
  ),

  // Old links that nobody should be asked about.
  ...[
    ['差 出 人:', '送 信 日 時:', '宛 先:', '件 名:'],
    ['差出人　：', '送信日時：', '宛　先：', '件　名：'],
    ['Ｆｒｏｍ：', 'Ｓｅｎｔ：', 'Ｔｏ：', 'Ｓｕｂｊｅｃｔ：'],
    ['FROM :', 'SENT :', 'TO :', 'SUBJECT :'],
  ].flatMap(([from = '', sent = '', to = '', subject = '']) => [
    theirs(
      `below ${from} and ${sent}`,
      `<p>御礼</p><p>${header(from, sent, to, subject)}</p>${block(OLD)}`,
    ),
    theirText(
      `below ${from} and ${sent} in a text`,
      `御礼\n\n${from} 佐藤 <h@example.com>\n${sent} 2026年11月20日\n${to} 採用\n${subject} Re\n${textBlock(OLD)}`,
    ),
  ]),
  theirs(
    'a header in three cells each',
    `<p>御礼</p>${cells('差出人', '送信日時', '宛先', '件名')}${block(OLD)}`,
  ),
  theirs(
    'a dated header in three cells each',
    `<p>Hi</p>${cells('From', 'Date', 'To', 'Subject')}${block(OLD)}`,
  ),
  ...ATTRIBUTIONS.flatMap((line) => [
    theirText(`unmarked below “${line}”`, `御礼\n\n${line}\n\n${textBlock(OLD)}`),
    row(
      'text',
      [NEW],
      [OLD],
    )(
      `marked below “${line}”, an answer under it`,
      `${line}\n\n${marked(textBlock(OLD))}\nこちらです。\n${textBlock(NEW)}`,
    ),
    theirs(
      `in HTML below “${line}”`,
      `<div>御礼</div><div>${escaped(line)}</div><br><div>${block(OLD)}</div>`,
    ),
    both(
      `bordered below “${line}”, an answer under it`,
      `<p>${escaped(line)}</p><div style='border:none;border-left:solid blue 1.5pt;padding:0in 0in 0in 4.0pt'><p>x</p>${block(OLD)}</div><p>Mine</p>${block(NEW)}`,
    ),
  ]),
  ...LAST_LINES.flatMap((line) =>
    FOLDED.flatMap((attribution) => [
      row(
        'text',
        [NEW],
        [OLD],
      )(
        `“${line}” in a text above “${attribution.join(' ')}”`,
        `御礼\n${line} ${page(NEW)}\n${attribution.join('\n')}\n${page(OLD)}\n`,
      ),
      both(
        `“${line}” in HTML above “${attribution.join(' ')}”`,
        `<p>御礼</p><p>${escaped(line)} <a href="${page(NEW)}">ご案内</a></p><p>${attribution.map(escaped).join('<br>')}</p><p><a href="${page(OLD)}">昔</a></p>`,
      ),
    ]),
  ),
  theirs(
    'text kept as it was within a quotation',
    `<p>Hi</p><blockquote type="cite"><pre class="moz-quote-pre" wrap="">Dear\n\n${page(OLD)}\n</pre></blockquote>`,
  ),
  row(
    'html',
    [NEW],
    [OLD, OLDER],
  )(
    'a marked quotation within a letter that is set in',
    `<div style="${BORDER}"><p>Dear</p><blockquote type="cite"><p>${page(OLD)}</p><div>${page(OLDER)}</div></blockquote>${block(NEW)}</div>`,
  ),
]
