import { Button } from '../../screen/Button.tsx'
import type { MemberView } from '../../contract/settings.ts'
import type { AccessCode } from '../../contract/sign-in.ts'
import type { Surroundings } from '../../message/outlook.ts'
import { formatMoment } from '../../text/dates.ts'
import { useSettingsText } from '../../text/use-settings-text.ts'
import { useLocale } from '../../text/use-text.ts'
import { OneTime } from '../OneTime.tsx'

interface MemberCodeProps {
  member: Pick<MemberView, 'name' | 'email'>
  code: AccessCode
  surroundings: Surroundings
}

/** A member's code with the two ways to hand it over: copied, or in a mail one sends oneself. */
export function MemberCode({ member, code, surroundings }: MemberCodeProps) {
  const { members: text, until } = useSettingsText()
  const moment = formatMoment(useLocale(), code.expiresAt)
  const write = () =>
    surroundings.writeMail({
      to: member.email,
      subject: text.mailSubject,
      body: text.mailBody(member.name, code.code, moment),
    })
  return (
    <OneTime label={text.code} value={code.code} about={until(moment)}>
      <Button onClick={write}>{text.writeMail}</Button>
    </OneTime>
  )
}
