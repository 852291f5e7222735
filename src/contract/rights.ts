import { Type, type Static } from 'typebox'

/** What a member is at the company. The privacy officer is appointed on the command line only. */
export const Role = Type.Union([
  Type.Literal('recruiter'),
  Type.Literal('manager'),
  Type.Literal('privacy_officer'),
])
export type Role = Static<typeof Role>

/** Roles a manager may give. */
export const GivenRole = Type.Union([Type.Literal('recruiter'), Type.Literal('manager')])
export type GivenRole = Static<typeof GivenRole>

/** Everything the API lets somebody do; every route of it names one. */
export type Right =
  | 'use_own_session'
  | 'insert_referral'
  | 'see_progress'
  | 'manage_company'
  | 'manage_agreements'
  | 'manage_members'
  | 'see_audit'

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
    'manage_members',
    'see_audit',
  ],
  privacy_officer: ['use_own_session', 'see_audit'],
}

export function mayDo(role: Role, right: Right): boolean {
  return RIGHTS[role].includes(right)
}
