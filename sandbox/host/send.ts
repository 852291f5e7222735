import { peopleOf, type ComposeForm } from './compose-form.ts'
import { textOfHtml } from './html-text.ts'
import { noticeOf } from './notices.ts'
import { element } from './page-elements.ts'
import { formatRecipients } from './recipients.ts'
import type { LeftMail } from './replies.ts'
import { hostText, type Locale } from './text.ts'

/** Why the message as it stands cannot go to anybody; said above the message too. */
export function isSendable(form: ComposeForm, locale: Locale): boolean {
  const say = hostText[locale]
  const [unknown] = form.unknownRecipients()
  if (unknown) return refuse(say.unknownRecipient(unknown))
  const { to, cc, bcc } = addressees(form)
  return to.length + cc.length + bcc.length > 0 || refuse(say.noRecipient)
}

/** Send the message as it stands; undefined when it did not leave, with the reason above it. */
export async function sendMessage(
  form: ComposeForm,
  locale: Locale,
): Promise<LeftMail | undefined> {
  const say = hostText[locale]
  const { item } = form
  const html = item.body.current('html')
  const isHtml = item.body.kind() === 'html'
  const mail = {
    from: item.from,
    ...addressees(form),
    subject: item.subject(),
    text: isHtml ? textOfHtml(html) : item.body.current('text'),
    ...(isHtml && { html }),
  }
  const response = await fetch('/sandbox/send', {
    method: 'POST',
    body: JSON.stringify(mail),
  }).catch(() => undefined)
  if (!response?.ok) {
    const reason = !response
      ? say.unreachable
      : response.status === 413
        ? say.tooLarge
        : say.notSent
    refuse(reason)
    return undefined
  }
  element('sent-to').textContent = say.sentTo(peopleOf(item, locale))
  return {
    ...mail,
    from: formatRecipients([mail.from]),
    to: formatRecipients(mail.to),
    at: new Date(),
    sender: mail.from.address,
    recipients: mail.to,
  }
}

function addressees({ item }: ComposeForm) {
  return {
    to: item.recipients('to'),
    cc: item.recipients('cc'),
    bcc: item.recipients('bcc'),
  }
}

function refuse(reason: string): false {
  element('notices').replaceChildren(noticeOf(reason, true))
  return false
}
