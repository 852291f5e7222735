import { noticeOf, peopleOf, type ComposeForm } from './compose-form.ts'
import { textOfHtml } from './html-text.ts'
import { element } from './page-elements.ts'
import { hostText, type Locale } from './text.ts'

/** Send the message as it stands; true when it left. A refusal is said above the message. */
export async function sendMessage(form: ComposeForm, locale: Locale): Promise<boolean> {
  const say = hostText[locale]
  const { item } = form
  const [unknown] = form.unknownRecipients()
  const to = item.recipients('to')
  const cc = item.recipients('cc')
  const bcc = item.recipients('bcc')
  if (unknown) return refuse(say.unknownRecipient(unknown))
  if (to.length + cc.length + bcc.length === 0) return refuse(say.noRecipient)

  const html = item.body.read('html')
  const isHtml = item.body.kind() === 'html'
  const mail = {
    from: item.from,
    to,
    cc,
    bcc,
    subject: item.subject(),
    text: isHtml ? textOfHtml(html) : item.body.read('text'),
    ...(isHtml && { html }),
  }
  const response = await fetch('/sandbox/send', {
    method: 'POST',
    body: JSON.stringify(mail),
  }).catch(() => undefined)
  if (!response) return refuse(say.unreachable)
  if (!response.ok) return refuse(response.status === 413 ? say.tooLarge : say.notSent)
  element('sent-to').textContent = say.sentTo(peopleOf(item, locale))
  return true
}

function refuse(reason: string): false {
  element('notices').replaceChildren(noticeOf(reason, true))
  return false
}
