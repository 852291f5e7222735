import { expect, test } from '@jest/globals'
import { DEFAULT_TERMS } from '../server/domain/agreement.ts'
import { DEFAULT_LEADS } from '../server/text/leads.ts'
import { mailWording } from '../server/text/wording.ts'
import { STAGES } from '../src/contract/lead.ts'
import { LOCALES } from '../src/contract/locale.ts'
import { exampleSession } from '../src/look-around/example-session.ts'
import { EXAMPLE_AGENCY } from './example-companies.ts'

test.each(LOCALES)(
  'whoever looks around in %s sees the whole consent text of a real mail',
  (locale) => {
    const [agreement] = exampleSession(locale).agreements
    const real = mailWording(locale, {
      mode: 'relay',
      agency: EXAMPLE_AGENCY,
      terms: DEFAULT_TERMS,
    })
    expect(agreement?.wording[locale].locked).toBe(real.locked)
  },
)

test.each(LOCALES)('and in %s the leads that ship with the product', (locale) => {
  const { leads } = exampleSession(locale)
  for (const stage of STAGES) {
    expect(leads[stage][locale]).toEqual({ version: 0, text: DEFAULT_LEADS[stage][locale] })
  }
})
