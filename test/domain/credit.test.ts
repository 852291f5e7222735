import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { creditBalance, pointFor, untilNext } from '../../server/domain/credit.ts'
import { Ledger } from './ledger.ts'

const TEN = { ratio: 10 }
const GRANT = 'grant-1'
const reserve = { kind: 'reserved', grantId: GRANT, jobId: 'job-1' } as const
const release = { kind: 'released', grantId: GRANT, jobId: 'job-1' } as const
const redeem = { kind: 'redeemed', grantId: GRANT, placementId: 'placement-1' } as const
const reinstate = { kind: 'reinstated', grantId: GRANT } as const

describe('credit', () => {
  test('a point reversed before its grant is used takes the grant back and leaves nine points', () => {
    const ledger = new Ledger().maturedMany(10).reverse('R10')
    expect(ledger.balance).toMatchObject({ matured: 9, grants: { available: 0, revoked: 1 } })
    ledger.mature('R11')
    expect(ledger.balance).toMatchObject({ matured: 0, grants: { available: 1 } })
  })

  test('a reservation is kept when a point behind it is reversed, and the point is owed', () => {
    const ledger = new Ledger().maturedMany(10).post(reserve).reverse('R10')
    expect(ledger.balance).toMatchObject({ matured: -1, grants: { reserved: 1, revoked: 0 } })
    ledger.post(redeem)
    expect(untilNext(ledger.balance, TEN)).toBe(11)
  })

  test('a hire stays free when its tenth point is reversed later; eleven more earn the next', () => {
    const ledger = new Ledger().maturedMany(10).post(reserve).post(redeem).reverse('R10')
    expect(ledger.balance).toMatchObject({ matured: -1, grants: { redeemed: 1 } })
    ledger.maturedMany(10, 11)
    expect(ledger.balance.grants.available).toBe(0)
    ledger.mature('R21')
    expect(ledger.balance).toMatchObject({ matured: 0, grants: { available: 1 } })
  })

  test('twenty-three points are two free placements and three carried over', () => {
    const ledger = new Ledger().maturedMany(23)
    expect(ledger.balance).toMatchObject({ matured: 3, grants: { available: 2 } })
  })

  test('a free hire who leaves inside the guarantee gives the placement back', () => {
    const ledger = new Ledger().maturedMany(10).post(reserve).post(redeem).post(reinstate)
    expect(ledger.balance.grants).toMatchObject({ redeemed: 0, available: 1 })
  })

  test('ten pending of which one withdraws inside the hold make nine and no placement', () => {
    const ledger = new Ledger()
    for (let number = 1; number <= 10; number += 1) {
      ledger.post({ kind: 'accrued', referralId: `R${number}` })
    }
    ledger.reverse('R10', 'pending')
    for (let number = 1; number <= 9; number += 1) {
      const referralId = `R${number}`
      ledger.post({ kind: 'matured', referralId, corrects: `accrued-${referralId}` })
    }
    expect(ledger.balance).toMatchObject({ pending: 0, matured: 9, grants: { available: 0 } })
  })

  test('a placement that comes back while a point is owed pays the debt first', () => {
    const cancelled = new Ledger().maturedMany(10).post(reserve).reverse('R10').post(release)
    expect(cancelled.balance).toMatchObject({ matured: 9, grants: { available: 0, revoked: 1 } })
    const left = new Ledger()
      .maturedMany(10)
      .post(reserve)
      .post(redeem)
      .reverse('R10')
      .post(reinstate)
    expect(left.balance).toMatchObject({ matured: 9, grants: { available: 0, revoked: 1 } })
  })

  test('expired points and adjustments move only matured points', () => {
    const ledger = new Ledger().maturedMany(3).post({ kind: 'points_expired', points: 2 })
    expect(ledger.balance.matured).toBe(1)
    ledger.post({ kind: 'adjusted', points: 9 })
    expect(ledger.balance).toMatchObject({ matured: 0, grants: { available: 1 } })
    ledger.post({ kind: 'grant_expired', grantId: GRANT })
    expect(ledger.balance.grants).toMatchObject({ available: 0, expired: 1 })
  })
})

describe('the ledger whatever happens', () => {
  const step = fc.record({
    kind: fc.constantFrom(
      'mature',
      'accrue',
      'reverse',
      'reserve',
      'release',
      'redeem',
      'settle',
      'reinstate',
      'expire',
    ),
    pick: fc.nat(),
  })

  test('grants always add up, matured points stay under the ratio, and debt is paid first', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(step, { maxLength: 120 }),
        (ratio, steps) => {
          const ledger = new Ledger(ratio)
          const points = new Map<string, 'pending' | 'matured' | 'reversed'>()
          for (const { kind, pick } of steps) {
            play(ledger, points, kind, pick)
            const { matured, pending, grants } = ledger.balance
            const issued = ledger.entries.filter((one) => one.kind === 'granted').length
            const states = Object.values(grants)
            expect(states.reduce((sum, count) => sum + count, 0)).toBe(issued)
            expect(Math.min(...states, pending)).toBeGreaterThanOrEqual(0)
            expect(matured).toBeLessThan(ratio)
            expect(matured < 0 && grants.available > 0).toBe(false)
            const earned = [...points.values()].filter((one) => one === 'matured').length
            expect(matured).toBe(earned - ratio * (issued - grants.revoked))
            expect(creditBalance(ledger.entries)).toEqual(ledger.balance)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

function play(
  ledger: Ledger,
  points: Map<string, 'pending' | 'matured' | 'reversed'>,
  kind: string,
  pick: number,
): void {
  const choose = <T>(from: readonly T[]): T | undefined => from[pick % Math.max(from.length, 1)]
  const fresh = `R${points.size + 1}`
  if (kind === 'mature') {
    ledger.mature(fresh)
    points.set(fresh, 'matured')
  } else if (kind === 'accrue') {
    ledger.post({ kind: 'accrued', referralId: fresh })
    points.set(fresh, 'pending')
  } else if (kind === 'reverse') {
    const standing = [...points].filter(([, state]) => state !== 'reversed')
    const [referralId, state] = choose(standing) ?? []
    if (!referralId || !state || state === 'reversed') return
    ledger.reverse(referralId, state)
    points.set(referralId, 'reversed')
  } else {
    playGrant(ledger, kind, choose)
  }
}

function playGrant(
  ledger: Ledger,
  kind: string,
  choose: (from: readonly string[]) => string | undefined,
): void {
  const available = choose(ledger.grantsIn('available'))
  const reserved = choose(ledger.grantsIn('reserved'))
  const redeemed = choose(ledger.grantsIn('redeemed'))
  if (kind === 'reserve' && available)
    ledger.post({ kind: 'reserved', grantId: available, jobId: 'J' })
  if (kind === 'expire' && available) ledger.post({ kind: 'grant_expired', grantId: available })
  if (kind === 'release' && reserved)
    ledger.post({ kind: 'released', grantId: reserved, jobId: 'J' })
  if (kind === 'redeem' && reserved) {
    ledger.post({ kind: 'redeemed', grantId: reserved, placementId: 'P' })
  }
  if (kind === 'settle' && redeemed) ledger.post({ kind: 'settled', grantId: redeemed })
  if (kind === 'reinstate' && redeemed) ledger.post({ kind: 'reinstated', grantId: redeemed })
}

describe('who earns a point', () => {
  const facts = {
    forwarded: false,
    excluded: false,
    countedAt: undefined,
    now: 1000,
    windowMs: 100,
  }

  test.each([
    ['the addressee, once', {}, 'point'],
    ['not somebody the mail was forwarded to', { forwarded: true }, 'forwarded'],
    ['not an address of the employer or the agency', { excluded: true }, 'excluded'],
    ['not somebody counted in the window', { countedAt: 950 }, 'counted_before'],
    ['somebody counted before the window', { countedAt: 900 }, 'point'],
  ])('%s', (_who, more, verdict) => {
    expect(pointFor({ ...facts, ...more })).toBe(verdict)
  })
})
