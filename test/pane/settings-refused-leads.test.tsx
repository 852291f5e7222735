import { afterEach, describe, expect, test } from '@jest/globals'
import { cleanup, screen } from '@testing-library/react'
import { openSection } from './settings-stage.ts'
import { AGREEMENT, FakeApi, SESSION } from './stage.tsx'

afterEach(cleanup)

const LOCKED = AGREEMENT.wording.en.locked

/** An agreement whose English text leaves the templates less room than when they were saved. */
function companyOf(locked: string): FakeApi {
  const api = new FakeApi()
  const wording = { ...AGREEMENT.wording, en: { locked } }
  api.view = { ...SESSION, agreements: [{ ...AGREEMENT, wording }] }
  return api
}

describe('the list of the wording', () => {
  test.each([
    [
      'en',
      'Wording',
      'Breaks a rule, so it is not inserted. Open it to mend it.',
      /words too long/,
    ],
    ['ja', '文面', 'きまりに合わないため挿入できません。開いて直してください。', /語長すぎます/],
  ] as const)(
    'in %s marks what an agreement of now leaves no room for, and says by how much',
    async (locale, section, mark, by) => {
      const api = companyOf(`${LOCKED}${' more'.repeat(100)}`)
      const { person } = await openSection(section, api, locale)
      const leads = await screen.findAllByRole('button', { name: /English/ })
      const marked = leads.filter(({ textContent }) => textContent?.includes(mark))
      // The last stage's is what asks the recruiter to write.
      expect(marked).toHaveLength(2)
      await person.click(marked[0]!)
      await screen.findByText(by)
    },
  )

  test('marks what stricter rules refuse by now', async () => {
    const api = new FakeApi()
    const lead = { stage: 'screening', locale: 'en', version: 1 } as const
    api.reword({ ...lead, text: 'A gift awaits you.' })
    await openSection('Wording', api)
    expect(
      (await screen.findByRole('button', { name: /^Screening · English/ })).textContent,
    ).toContain('Breaks a rule')
  })

  test('marks none that may be inserted', async () => {
    await openSection('Wording', companyOf(LOCKED))
    await screen.findAllByRole('button', { name: /English/ })
    expect(screen.queryByText(/Breaks a rule/)).toBeNull()
  })
})
