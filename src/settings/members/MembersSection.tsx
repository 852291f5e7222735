import { Button } from '../../screen/Button.tsx'
import { useCallback, useState } from 'react'
import type { Api } from '../../api/api.ts'
import type { MemberView } from '../../contract/settings.ts'
import type { Surroundings } from '../../message/outlook.ts'
import { useSettingsText } from '../../text/use-settings-text.ts'
import { Screen } from '../../screen/Screen.tsx'
import { WhenLoaded } from '../../screen/Trouble.tsx'
import { useLoaded } from '../../screen/use-loaded.ts'
import { InviteScreen } from './InviteScreen.tsx'
import { MemberScreen } from './MemberScreen.tsx'

interface MembersSectionProps {
  api: Api
  surroundings: Surroundings
  onBack: (() => void) | undefined
  /** One's own role is another now. */
  onOwnChange: () => void
}

/** Who works with the pane here; each opens to what can be done for or about them. */
export function MembersSection({ api, surroundings, onBack, onOwnChange }: MembersSectionProps) {
  const { sections, members: text } = useSettingsText()
  const { loaded, reload } = useLoaded(useCallback(() => api.members(), [api]))
  const [open, setOpen] = useState<MemberView | 'invite'>()
  const [removed, setRemoved] = useState<string>()
  const close = () => {
    setOpen(undefined)
    reload()
  }
  const show = (screen: MemberView | 'invite') => {
    setRemoved(undefined)
    setOpen(screen)
  }
  if (open === 'invite') return <InviteScreen {...{ api, surroundings }} onBack={close} />
  if (open) {
    return (
      <MemberScreen
        {...{ api, surroundings }}
        member={open}
        onBack={close}
        onChanged={() => open.you && onOwnChange()}
        onRemoved={() => {
          setRemoved(open.name)
          close()
        }}
      />
    )
  }
  return (
    <Screen title={sections.members} onBack={onBack}>
      <p className="paragraph quiet" role="status">
        {removed !== undefined && text.removed(removed)}
      </p>
      <WhenLoaded loaded={loaded} onRetry={reload} rows={3}>
        {({ members }) => (
          <ul className="rows">
            {members.map((member) => (
              <li key={member.id}>
                <MemberRow member={member} onOpen={() => show(member)} />
              </li>
            ))}
          </ul>
        )}
      </WhenLoaded>
      <Button appearance="primary" onClick={() => show('invite')}>
        {text.invite}
      </Button>
    </Screen>
  )
}

function MemberRow({ member, onOpen }: { member: MemberView; onOpen: () => void }) {
  const { members: text } = useSettingsText()
  return (
    <button type="button" className="row-button" onClick={onOpen}>
      <span className="row-title">
        <bdi className="strong">{member.name}</bdi>
        <span className="badge">{text.roles[member.role]}</span>
        {member.you && <span className="badge badge-live">{text.you}</span>}
      </span>
      <span className="quiet">
        {member.email}
        {!member.joined && ` · ${text.notJoined}`}
      </span>
    </button>
  )
}
