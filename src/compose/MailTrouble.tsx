import { useMailTroubleText, type MailTroubleText } from '../text/mail-trouble.ts'

/** What is in the way, in a sentence that arrives with what changes a mail. */
export function MailTrouble({ say }: { say: keyof MailTroubleText }) {
  return useMailTroubleText()[say]
}
