import { expect, test } from '@jest/globals'
import { DEFAULT_TERMS } from '../server/domain/agreement.ts'
import { mailWording } from '../server/text/wording.ts'
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
