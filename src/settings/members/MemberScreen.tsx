import { Button } from '../../screen/Button.tsx'
import { useState } from 'react'
import type { Api } from '../../api/api.ts'
import { MemberChange, type MemberView } from '../../contract/settings.ts'
import type { AccessCode } from '../../contract/sign-in.ts'
import type { Surroundings } from '../../message/outlook.ts'
import { useSettingsText } from '../../text/use-settings-text.ts'
import { EntryForm } from '../form/EntryForm.tsx'
import { TextField } from '../form/Field.tsx'
import { SaveBar } from '../form/SaveBar.tsx'
import { useForm } from '../form/use-form.ts'
import { useWrite } from '../../screen/use-write.ts'
import { Question } from '../../screen/Question.tsx'
import { Screen } from '../../screen/Screen.tsx'
import { Trouble } from '../../screen/Trouble.tsx'
import { MemberCode } from './MemberCode.tsx'
import { RoleField } from './RoleField.tsx'

interface MemberScreenProps {
  api: Api
  surroundings: Surroundings
  member: MemberView
  onBack: () => void
  onChanged: () => void
  onRemoved: () => void
}

/** One member: another name, address or role, a new code, or no member any more. */
export function MemberScreen(props: MemberScreenProps) {
  const { api, member, onBack, onChanged } = props
  const { members: text, save } = useSettingsText()
  const { role, name, email } = member
  // Privacy officers are appointed elsewhere; their role is not the pane's to change.
  const given = role === 'privacy_officer' ? undefined : role
  const form = useForm<MemberChange>(MemberChange, { role: given ?? 'recruiter', name, email })
  const write = useWrite()
  async function change() {
    if (!form.attempt()) return
    const change = form.value
    if (await write.run(change, (key) => api.changeMember(member.id, change, key), form.refuse)) {
      form.keep(change)
      onChanged()
    }
  }
  return (
    <Screen title={member.name} onBack={onBack} dirty={form.dirty}>
      {!member.joined && <p className="paragraph quiet">{text.notJoined}</p>}
      {given ? (
        <EntryForm failedAttempts={form.failedAttempts} onSubmit={() => void change()}>
          <TextField label={text.name} field={form.field('/name')} />
          <TextField label={text.email} type="email" field={form.field('/email')} />
          <RoleField field={form.field('/role')} />
          <SaveBar label={save} write={write} dirty={form.dirty} />
        </EntryForm>
      ) : (
        <>
          <p className="paragraph quiet">{email}</p>
          <p className="paragraph">
            {text.roles[role]}. {text.officerHint}
          </p>
        </>
      )}
      <NewCode {...props} />
      <Removal {...props} />
    </Screen>
  )
}

function NewCode({ api, member, surroundings }: MemberScreenProps) {
  const { members: text, working } = useSettingsText()
  const [code, setCode] = useState<AccessCode>()
  const write = useWrite()
  async function make() {
    const made = await write.run(member.id, (key) => api.newMemberCode(member.id, key))
    if (made) setCode(made)
  }
  return (
    <>
      <Trouble error={write.error} />
      {code && (
        <>
          <p className="paragraph" role="status">
            {text.codeFor(member.name)}
          </p>
          <MemberCode {...{ member, code, surroundings }} />
        </>
      )}
      <div className="actions">
        <Button disabledFocusable={write.busy} onClick={() => void make()}>
          {write.busy ? working : text.newCode}
        </Button>
      </div>
    </>
  )
}

function Removal({ api, member, onRemoved }: MemberScreenProps) {
  const { members: text, cancel } = useSettingsText()
  const [asking, setAsking] = useState(false)
  const write = useWrite()
  async function remove() {
    const removed = await write.run(member.id, async (key) => {
      await api.removeMember(member.id, key)
      return true
    })
    if (removed) onRemoved()
    else setAsking(false)
  }
  return (
    <>
      <Trouble error={write.error} />
      {asking ? (
        <Question
          sentence={text.removeQuestion(member.name)}
          yes={text.removeYes}
          no={cancel}
          busy={write.busy}
          onYes={() => void remove()}
          onNo={() => setAsking(false)}
        />
      ) : (
        <div className="actions">
          <Button onClick={() => setAsking(true)}>{text.remove}</Button>
        </div>
      )}
    </>
  )
}
