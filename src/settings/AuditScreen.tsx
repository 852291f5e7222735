import { Button } from '../screen/Button.tsx'
import { useCallback, useState } from 'react'
import type { Api } from '../api/api.ts'
import type { AuditEntry, AuditPage } from '../contract/settings.ts'
import { formatMoment } from '../text/dates.ts'
import type { SettingsText } from '../text/settings-en.ts'
import { useSettingsText } from '../text/use-settings-text.ts'
import { useLocale } from '../text/use-text.ts'
import { Screen } from '../screen/Screen.tsx'
import { Trouble, WhenLoaded } from '../screen/Trouble.tsx'
import { useLoaded } from '../screen/use-loaded.ts'
import { useWrite } from '../screen/use-write.ts'

interface AuditScreenProps {
  api: Api
  onBack: (() => void) | undefined
}

/** Who changed what, newest first. */
export function AuditScreen({ api, onBack }: AuditScreenProps) {
  const { sections } = useSettingsText()
  const { loaded, reload } = useLoaded(useCallback(() => api.audit(), [api]))
  return (
    <Screen title={sections.audit} onBack={onBack}>
      <WhenLoaded loaded={loaded} onRetry={reload} rows={6}>
        {(page) => <Trail api={api} first={page} />}
      </WhenLoaded>
    </Screen>
  )
}

function Trail({ api, first }: { api: Api; first: AuditPage }) {
  const { audit: text, working } = useSettingsText()
  const [{ entries, more }, setShown] = useState(first)
  const reading = useWrite()
  async function showMore() {
    const before = entries.at(-1)?.id
    const next = await reading.run(before, () => api.audit(before))
    if (next) setShown({ entries: [...entries, ...next.entries], more: next.more })
  }
  if (entries.length === 0) return <p className="paragraph">{text.none}</p>
  return (
    <>
      <ol className="rows">
        {entries.map((entry) => (
          <Entry key={entry.id} {...entry} />
        ))}
      </ol>
      <Trouble error={reading.error} />
      {more && (
        <Button disabledFocusable={reading.busy} onClick={() => void showMore()}>
          {reading.busy ? working : text.more}
        </Button>
      )}
    </>
  )
}

function Entry({ at, actor, action, subject }: AuditEntry) {
  const text = useSettingsText()
  const locale = useLocale()
  const about = subjectText(action, subject, text)
  return (
    <li>
      <div>
        <p className="row-title">
          <span className="strong">{text.audit.actions[action] ?? action}</span>
          {about !== '' && <bdi>{about}</bdi>}
        </p>
        <p className="paragraph quiet">
          <time dateTime={new Date(at).toISOString()}>{formatMoment(locale, at)}</time> ·{' '}
          <bdi>{actor ?? text.audit.commandLine}</bdi>
        </p>
      </div>
    </li>
  )
}

/** The trail keeps roles and outcomes as codes; people read their names. */
function subjectText(action: string, subject: string, { members, audit }: SettingsText): string {
  const roles: Record<string, string> = members.roles
  if (action.startsWith('privacy.')) {
    return subject.replace(/[a-z_]+/, (outcome) => audit.outcomes[outcome] ?? outcome)
  }
  if (action !== 'member.role_changed') return subject
  return subject.replace(/(\w+) → (\w+)$/, (_, before: string, after: string) =>
    [before, after].map((role) => roles[role] ?? role).join(' → '),
  )
}
