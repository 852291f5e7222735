import { ApiError } from '../api/api-error.ts'
import type { Api } from '../api/api.ts'
import type { AgreementProgress } from '../contract/progress.ts'
import type { ReportPeriod } from '../contract/report.ts'
import type { SessionView } from '../contract/session.ts'

const FIGURES: Omit<AgreementProgress, 'agencyName' | 'agencyShortName' | 'asOf'> = {
  agreementId: 'example',
  ended: false,
  stopped: false,
  unansweredSince: null,
  ratio: 10,
  points: 7,
  pending: 1,
  untilNext: 3,
  grants: { available: 1, reserved: 0, redeemed: 1 },
  postingStep: 5,
}

const PERIOD: Omit<ReportPeriod, 'from' | 'to'> = {
  sent: 42,
  outcomes: {
    opens: { person: 31, probable: 6, machine: 58 },
    registered: 11,
    accepted: 8,
  },
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
    report: async () => ({
      agreements: agreements.map(({ agreementId, agencyName, asOf, postingStep }) => {
        const month = new Date(asOf).toISOString().slice(0, 7)
        const periods = [{ ...PERIOD, from: month, to: month }]
        return { agreementId, agencyName, ended: false, asOf, postingStep, periods }
      }),
    }),
  }
  return new Proxy(answers as Api, {
    get: (known, name) => (Reflect.get(known, name) as unknown) ?? refuse,
  })
}

async function refuse(): Promise<never> {
  throw new ApiError('not_allowed')
}
