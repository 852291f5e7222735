import { ApiError } from '../api/api-error.ts'
import type { Api } from '../api/api.ts'
import type { AgreementProgress } from '../contract/progress.ts'
import type { SessionView } from '../contract/session.ts'

const FIGURES: Omit<AgreementProgress, 'agencyName' | 'agencyShortName' | 'asOf'> = {
  agreementId: 'example',
  ratio: 10,
  points: 7,
  pending: 1,
  untilNext: 3,
  grants: { available: 1, reserved: 0, redeemed: 1 },
  postingStep: 5,
}

/** Answers from this file alone; nothing that is pressed in the look around reaches a server. */
export function exampleApi(session: SessionView, now: number): Api {
  const agreements = session.agreements.map(({ agencyName, agencyShortName }) => ({
    ...FIGURES,
    agencyName,
    agencyShortName,
    asOf: now,
  }))
  const answers: Partial<Api> = {
    session: async () => session,
    progress: async () => ({ agreements }),
  }
  return new Proxy(answers as Api, {
    get: (known, name) => (Reflect.get(known, name) as unknown) ?? refuse,
  })
}

async function refuse(): Promise<never> {
  throw new ApiError('not_allowed')
}
