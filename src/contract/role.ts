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
