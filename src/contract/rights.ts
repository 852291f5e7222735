import type { Role } from './role.ts'

/** The pane reads the table at first paint, so the schemas stand apart from it. */
export type { GivenRole, Role } from './role.ts'

/** Everything the API lets somebody do; every route of it names one. */
export type Right =
  | 'use_own_session'
  | 'insert_referral'
  | 'see_progress'
  | 'manage_company'
  | 'manage_agreements'
  | 'manage_wording'
  | 'manage_members'
  | 'see_audit'
  | 'use_privacy_desk'

/**
 * Who may do what (domain rules §1.7): the one table. The server enforces it in one place; the pane
 * reads it to hide what would be refused.
 */
export const RIGHTS: Record<Role, readonly Right[]> = {
  recruiter: ['use_own_session', 'insert_referral'],
  manager: [
    'use_own_session',
    'insert_referral',
    'see_progress',
    'manage_company',
    'manage_agreements',
    'manage_wording',
    'manage_members',
    'see_audit',
  ],
  privacy_officer: ['use_own_session', 'see_audit', 'use_privacy_desk'],
}

export function mayDo(role: Role, right: Right): boolean {
  return RIGHTS[role].includes(right)
}
