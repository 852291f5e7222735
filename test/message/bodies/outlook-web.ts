import { block, NEW, OLD, OLDER, page, type RecordedBody } from './body.ts'

const FONT = 'font-family: Aptos, Calibri, sans-serif; font-size: 12pt; color: rgb(0, 0, 0);'
const HR = '<hr tabindex="-1" style="display: inline-block; width: 98%;">'

const letter = (inner: string) =>
  `<div style="${FONT}">佐藤 花子 様</div><div style="${FONT}"><br></div>` +
  `<div class="elementToProof" style="${FONT}">このたびはご応募いただき、ありがとうございました。</div>${inner}` +
  `<div id="Signature"><p>株式会社サンプル工業 人事部 加藤</p></div>`

const header = (id: string, old: string) =>
  `<div id="${id}" dir="ltr"><span style="${FONT}"><b>差出人:</b>&nbsp;佐藤 花子 &lt;hanako.sato@example.com&gt;<br>` +
  '<b>送信日時:</b>&nbsp;2026年11月20日 10:00<br><b>宛先:</b>&nbsp;採用担当 &lt;saiyo@example.co.jp&gt;<br>' +
  `<b>件名:</b>&nbsp;Re: 選考の件</span><div>&nbsp;</div></div>${old}`

/** Outlook on the web and new Outlook for Windows, which share their editor. */
export const OUTLOOK_WEB: RecordedBody[] = [
  {
    name: 'a new mail, classes stripped and cells wrapped',
    format: 'html',
    body: letter(
      block(NEW)
        .replace(/<p>/g, `<div class="elementToProof" style="${FONT}">`)
        .replace(/<\/p>/g, '</div>'),
    ),
    own: [NEW],
    quoted: [],
  },
  {
    name: 'a reply above an older link, ids prefixed',
    format: 'html',
    body:
      letter(block(NEW)) +
      `<div id="appendonsend"></div>${HR}${header('divRplyFwdMsg', block(OLD, 'x_career-relay'))}`,
    own: [NEW],
    quoted: [OLD],
  },
  {
    name: 'a reply to a reply without a link of its own',
    format: 'html',
    body:
      letter('') +
      `<div id="appendonsend"></div>${HR}${header(
        'divRplyFwdMsg',
        `<div>御礼</div>${HR}${header('x_divRplyFwdMsg', block(OLD, 'x_x_career-relay'))}` +
          `${HR}${header('x_x_divRplyFwdMsg', block(OLDER, 'x_x_x_career-relay'))}`,
      )}`,
    own: [],
    quoted: [OLD, OLDER],
  },
  {
    name: 'the same link again above its own history is in the author’s part',
    format: 'html',
    body: letter(block(OLD)) + header('divRplyFwdMsg', block(OLD, 'x_career-relay')),
    own: [OLD],
    quoted: [],
  },
  {
    name: 'ids gone, the header alone is left',
    format: 'html',
    body: letter(block(NEW)) + HR + header('', block(OLD)).replace(' id=""', ''),
    own: [NEW],
    quoted: [OLD],
  },
  {
    name: 'ids gone, English header without bold',
    format: 'html',
    body:
      letter('') +
      '<div>From: Hanako Sato &lt;hanako.sato@example.com&gt;<br>Sent: Friday, November 20, 2026 10:00 AM<br>' +
      `To: Recruiting &lt;saiyo@example.co.jp&gt;<br>Subject: Re: Your application</div>${block(OLD)}`,
    own: [],
    quoted: [OLD],
  },
  {
    name: 'the reference container of new Outlook, with words below it',
    format: 'html',
    body:
      letter('') +
      `<div id="mail-editor-reference-message-container"><div class="skipProofing">${HR}${header(
        'divRplyFwdMsg',
        `<div><div>${block(OLD)}</div></div>`,
      )}</div></div><div>${block(NEW)}</div>`,
    own: [NEW],
    quoted: [OLD],
  },
  {
    name: 'a forwarded mail',
    format: 'html',
    body:
      '<div>ご参考まで。</div>' +
      `<div id="appendonsend"></div>${HR}<div id="divRplyFwdMsg" dir="ltr"><b>From:</b> Kato<br><b>Sent:</b> Monday<br><b>To:</b> Sato<br><b>Subject:</b> Result</div>${block(OLD)}`,
    own: [],
    quoted: [OLD],
  },
  {
    name: 'an indented letter is no quotation',
    format: 'html',
    body: `<blockquote style="margin: 0px 0px 0px 40px; border: none; padding: 0px;"><div>Dear Hanako</div>${block(NEW)}</blockquote>`,
    own: [NEW],
    quoted: [],
  },
  {
    name: 'a new mail with an empty appendonsend above the link',
    format: 'html',
    body: `<div>Dear Hanako</div><div id="appendonsend"></div>${block(NEW)}`,
    own: [NEW],
    quoted: [],
  },
  {
    name: 'an address broken by wbr and zero-width spaces',
    format: 'html',
    body: `<p>${page(NEW).replace('/r/', '/<wbr>r/').replace('?', '\u200b?')}</p>`,
    own: [NEW],
    quoted: [],
  },
]
