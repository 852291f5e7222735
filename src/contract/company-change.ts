import { Type, type Static } from 'typebox'
import { Company } from './settings.ts'

/**
 * `PUT /api/company`. What changes the texts of an agreement in force names, by the hash that their
 * preview gave, the very texts that were looked at.
 */
export const CompanyChange = Type.Object(
  {
    ...Company.properties,
    seenTexts: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
  },
  { additionalProperties: false },
)
export type CompanyChange = Static<typeof CompanyChange>
