import { useState } from 'react'
import type { Api } from '../../api/api.ts'
import { Invitation, type Invited } from '../../contract/settings.ts'
import type { Surroundings } from '../../message/outlook.ts'
import { useSettingsText } from '../../text/use-settings-text.ts'
import { EntryForm } from '../form/EntryForm.tsx'
import { TextField } from '../form/Field.tsx'
import { SaveBar } from '../form/SaveBar.tsx'
import { useForm } from '../form/use-form.ts'
import { useWrite } from '../../screen/use-write.ts'
import { Screen } from '../../screen/Screen.tsx'
import { MemberCode } from './MemberCode.tsx'
import { RoleField } from './RoleField.tsx'

interface InviteScreenProps {
  api: Api
  surroundings: Surroundings
  onBack: () => void
}

const NOBODY: Invitation = { name: '', email: '', role: 'recruiter' }

/** Makes somebody a member, and shows the code to hand over. */
export function InviteScreen({ api, surroundings, onBack }: InviteScreenProps) {
  const { members: text } = useSettingsText()
  const form = useForm(Invitation, NOBODY)
  const write = useWrite()
  const [invited, setInvited] = useState<Invited>()
  async function submit() {
    if (!form.attempt()) return
    const { value } = form
    const made = await write.run(value, (key) => api.invite(value, key), form.refuse)
    if (made) setInvited(made)
  }
  if (invited) {
    const { member } = invited
    return (
      <Screen title={text.invite} onBack={onBack}>
        <p className="paragraph" role="status">
          {text.invited(member.name)}
        </p>
        <MemberCode {...{ member, surroundings }} code={invited} />
      </Screen>
    )
  }
  return (
    <Screen title={text.invite} onBack={onBack} dirty={form.dirty}>
      <EntryForm failedAttempts={form.failedAttempts} onSubmit={() => void submit()}>
        <TextField label={text.name} field={form.field('/name')} />
        <TextField label={text.email} type="email" field={form.field('/email')} />
        <RoleField field={form.field('/role')} />
        <SaveBar label={text.sendInvitation} write={write} dirty={form.dirty} />
      </EntryForm>
    </Screen>
  )
}
