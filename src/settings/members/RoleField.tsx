import { useId } from 'react'
import type { GivenRole } from '../../contract/rights.ts'
import { useSettingsText } from '../../text/use-settings-text.ts'
import type { FieldState } from '../form/use-form.ts'

/** Roles a manager may give, the harmless one first. */
const ROLES: readonly GivenRole[] = ['recruiter', 'manager']

/** The role somebody has, and what it lets them do. */
export function RoleField({ field }: { field: Pick<FieldState, 'value' | 'change'> }) {
  const { members: text } = useSettingsText()
  const id = useId()
  const role = field.value as GivenRole
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {text.role}
      </label>
      <select
        className="select"
        id={id}
        value={role}
        aria-describedby={`${id}-hint`}
        onChange={(event) => field.change(event.target.value)}
      >
        {ROLES.map((each) => (
          <option key={each} value={each}>
            {text.roles[each]}
          </option>
        ))}
      </select>
      <p className="paragraph quiet" id={`${id}-hint`}>
        {text.rolesHint[role]}
      </p>
    </div>
  )
}
