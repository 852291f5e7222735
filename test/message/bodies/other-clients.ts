import { block, NEW, OLD, OLDER, page, type RecordedBody } from './body.ts'

const GMAIL_STYLE =
  'margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex'
const WROTE =
  'On Fri, Nov 20, 2026 at 10:00 AM Hanako Sato &lt;<a href="mailto:hanako.sato@example.com">hanako.sato@example.com</a>&gt; wrote:'

const HEADER =
  '<div>From: Hanako Sato &lt;hanako.sato@example.com&gt;<br>Date: Friday, 20 November 2026 at 10:00<br>To: Recruiting &lt;saiyo@example.co.jp&gt;<br>Subject: Re: Your application</div>'

/** Gmail, Apple Mail, Thunderbird and phones. */
export const OTHER_CLIENTS: RecordedBody[] = [
  {
    name: 'Gmail: a reply',
    format: 'html',
    body: `<div dir="ltr">Hello${block(NEW)}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${WROTE}<br></div><blockquote class="gmail_quote" style="${GMAIL_STYLE}">${block(OLD)}</blockquote></div>`,
    own: [NEW],
    quoted: [OLD],
  },
  {
    name: 'Gmail: classes stripped, an answer below the quotation',
    format: 'html',
    body: `<div><div dir="ltr">${WROTE}<br></div><blockquote style="${GMAIL_STYLE}">${block(OLD)}</blockquote></div><div>My answer${block(NEW)}</div>`,
    own: [NEW],
    quoted: [OLD],
  },
  {
    name: 'Gmail: classes prefixed and styles rewritten by Word',
    format: 'html',
    body: `<p class=MsoNormal>Hello</p><p class=MsoNormal>${WROTE}</p><blockquote style='border:none;border-left:solid #CCCCCC 1.0pt;padding:0in 0in 0in 6.0pt'>${block(OLD)}</blockquote>`,
    own: [],
    quoted: [OLD],
  },
  {
    name: 'Gmail: nothing left but the attribution',
    format: 'html',
    body: `<div>Hello</div><div>${WROTE}</div><div>${block(OLD)}</div>`,
    own: [],
    quoted: [OLD],
  },
  {
    name: 'Gmail: the Japanese attribution',
    format: 'html',
    body: `<div>御礼</div><div>2026年11月20日(金) 10:00 佐藤 花子 &lt;hanako.sato@example.com&gt;:</div><div>${block(OLD)}</div>`,
    own: [],
    quoted: [OLD],
  },
  {
    name: 'Gmail: a forwarded mail',
    format: 'html',
    body: `<div>FYI</div><div class="gmail_quote"><div dir="ltr">---------- Forwarded message ---------<br>差出人: <b>Kato</b><br>Date: 2026年11月20日(金) 10:00<br>Subject: 選考の件<br>To: Sato</div>${block(OLD)}</div>`,
    own: [],
    quoted: [OLD],
  },
  {
    name: 'Gmail: a link that its web page redirects',
    format: 'html',
    body: `<a href="https://www.google.com/url?q=${encodeURIComponent(page(NEW))}&amp;source=gmail&amp;ust=1" data-saferedirecturl="https://www.google.com/url?hl=ja&amp;q=x">page</a>`,
    own: [NEW],
    quoted: [],
  },
  {
    name: 'Apple Mail: answers between two quotations',
    format: 'html',
    body: `<blockquote type="cite"><div>First${block(OLD)}</div></blockquote><div>Answer${block(NEW)}</div><blockquote type="cite"><blockquote type="cite">${block(OLDER)}</blockquote>Second</blockquote><div>Kind regards</div>`,
    own: [NEW],
    quoted: [OLD, OLDER],
  },
  {
    name: 'Apple Mail: a forwarded mail in Japanese',
    format: 'html',
    body: `<div>ご参考まで</div><div>転送されたメッセージ:</div><div><b>差出人: </b>加藤 &lt;kato@example.co.jp&gt;</div><div><b>件名: </b>選考の件</div><div><b>日付: </b>2026年11月20日 10:00:00 JST</div><div><b>宛先: </b>佐藤</div><br>${block(OLD)}`,
    own: [],
    quoted: [OLD],
  },
  {
    name: 'Thunderbird: an answer in a div below a quotation in capitals',
    format: 'html',
    body: `<DIV>Sato wrote:</DIV><BLOCKQUOTE TYPE=CITE><DIV><BLOCKQUOTE type="cite">${block(OLDER)}</BLOCKQUOTE>${block(OLD)}</DIV></BLOCKQUOTE><DIV>Hello</DIV><DIV>${block(NEW)}</DIV>`,
    own: [NEW],
    quoted: [OLDER, OLD],
  },
  {
    name: 'Yahoo: a quotation in a container of its own',
    format: 'html',
    body: `<div>Hello</div><div id="yahoo_quoted_123" class="yahoo_quoted"><div>On Friday, November 20, 2026 at 10:00:00 AM GMT+9, Hanako &lt;hanako@example.com&gt; wrote:</div><div><div>${block(OLD)}</div></div></div>`,
    own: [],
    quoted: [OLD],
  },
  {
    name: 'a part shown to all but Word',
    format: 'html',
    body: `<!--[if !mso]><!--><p>Dear</p>${block(NEW)}<!--<![endif]-->`,
    own: [NEW],
    quoted: [],
  },
  {
    name: 'Thunderbird: a forwarded mail whose header begins with its subject',
    format: 'html',
    body: `<p>FYI</p>-------- Forwarded Message --------<table><tr><th>Subject: </th><td>Result</td></tr><tr><th>Date: </th><td>Fri</td></tr></table>${block(OLD)}`,
    own: [],
    quoted: [OLD],
  },
  {
    name: 'Outlook for iOS: the reference message below its signature',
    format: 'html',
    body: `<div>Thank you</div>${block(NEW)}<div id="ms-outlook-mobile-signature"><a href="https://aka.ms/o0ukef">Get Outlook for iOS</a></div><div id="mail-editor-reference-message-container" class="ms-outlook-mobile-reference-message skipProofing"><hr><div dir="ltr" style="text-align: left;"><b>From:</b> Hanako</div>${block(OLD)}</div>`,
    own: [NEW],
    quoted: [OLD],
  },
  {
    name: 'Outlook for Android: a header below its signature',
    format: 'html',
    body: `<div>Thank you</div><div>Get <a href="https://aka.ms/AAb9ysg">Outlook for Android</a></div><hr>${HEADER}${block(OLD)}`,
    own: [],
    quoted: [OLD],
  },
  {
    name: 'a link below the signature of a phone is the author’s',
    format: 'html',
    body: `<div>Dear Hanako</div><div>Sent from my iPhone</div>${block(NEW)}`,
    own: [NEW],
    quoted: [],
  },
  {
    name: 'Samsung: the original message in dashes',
    format: 'html',
    body: `<div>Thank you</div><div>-------- Original message --------</div><div>From: Hanako </div>${block(OLD)}`,
    own: [],
    quoted: [OLD],
  },
  {
    name: 'a class of the author’s own that ends in a quote',
    format: 'html',
    body: `<div class="pull_quote">${block(NEW)}</div><div data-x="price_quote">${page(NEW)}</div>`,
    own: [NEW],
    quoted: [],
  },
  {
    name: 'Gmail: a class prefixed in a reply',
    format: 'html',
    body: `<div>Hi</div><div class="a x_gmail_quote">${block(OLD)}</div>${block(NEW)}`,
    own: [NEW],
    quoted: [OLD],
  },
  {
    name: 'text shown in HTML, marked line by line',
    format: 'html',
    body: `<div>Thank you</div><pre>&gt; ${page(OLD)}\n&gt;&gt; ${page(OLDER)}\nMine: ${page(NEW)}</pre>`,
    own: [NEW],
    quoted: [OLD, OLDER],
  },
]
