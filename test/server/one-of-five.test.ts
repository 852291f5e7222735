import { afterEach, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { ENGINES, newDatabase, type TestDatabase } from '../databases.ts'
import { LINK_DAYS, openLink, whatIsSeen, type Acts, type History } from './company-view.ts'
import { actsOf, couldErase, insteadOf } from './instead-of.ts'

jest.setTimeout(180_000)

type Send = History['sends'][number]

const people = (prefix: string, count: number, send: (number: number) => Omit<Send, 'person'>) =>
  Array.from({ length: count }, (_, number) => ({ person: `${prefix}${number}`, ...send(number) }))

/** Twelve people and what six of them did, so that no figure is too small to be told. */
const CROWD = people('crowd', 12, (number) => ({ on: number / 100 }))
const CROWDS_ACTS: Acts[] = CROWD.slice(0, 6).map(({ person }) => ({
  person,
  registersOn: 0.5,
  acceptedOn: 0.7,
}))

/** The one everybody watches, in every way that can show. */
function watched(registersOn: number): Acts {
  return { person: 'watched', opens: 7, registersOn, acceptedOn: registersOn + 1 }
}

describe.each(ENGINES)('what one person did, as the company sees it on %s', (engine) => {
  let db: TestDatabase
  afterEach(() => db.drop())

  /** What is seen when somebody acts, and when nobody does. */
  async function withAndWithout(history: History, acts: Acts, days: number) {
    db = await newDatabase(engine)
    const worlds = [[...CROWDS_ACTS, acts], CROWDS_ACTS]
    const all = { ...history, sends: [...CROWD, ...history.sends] }
    const [acting = [], silent = []] = await whatIsSeen(db, all, worlds, days)
    return { acting, silent }
  }

  const attacks: [string, History, registersOn: number][] = [
    [
      'one mail is sent and the bar watched until its link is closed',
      { sends: [{ person: 'watched', on: 30 }] },
      31,
    ],
    [
      'the links of all others have expired',
      { sends: [{ person: 'watched', on: LINK_DAYS - 1 }] },
      LINK_DAYS + 15,
    ],
    [
      'four of five links are taken back at once',
      {
        sends: [
          { person: 'watched', on: 30 },
          ...people('cover', 4, () => ({ on: 30.1, revokedOn: 30.2 })),
        ],
      },
      32,
    ],
    [
      'four of five links are taken back right after a posting, and it is waited for the next',
      {
        sends: [
          { person: 'watched', on: 30 },
          ...people('cover', 4, () => ({ on: 30.1, revokedOn: 31.1 })),
        ],
      },
      32,
    ],
    [
      'mails nobody saw going out are taken back after they counted',
      {
        sends: [
          { person: 'watched', on: 30, reported: false },
          ...people('cover', 9, () => ({ on: 30.1, reported: false, revokedOn: 34 })),
        ],
      },
      35,
    ],
    [
      'the agreement is ended',
      {
        sends: [{ person: 'watched', on: 30 }],
        agreementEndsOn: 40,
      },
      31,
    ],
    [
      'the agreement is ended after four of five links were taken back',
      {
        sends: [
          { person: 'watched', on: 30 },
          ...people('cover', 4, () => ({ on: 30.1, revokedOn: 31.1 })),
        ],
        agreementEndsOn: 40,
      },
      32,
    ],
    [
      'four mails were sent long before, so that their links close just after a posting',
      {
        sends: [
          ...people('cover', 4, () => ({ on: 32 - LINK_DAYS })),
          { person: 'watched', on: 30 },
        ],
        agreementEndsOn: 60,
      },
      33,
    ],
    [
      'ten mails go to one mailbox',
      {
        sends: [
          { person: 'watched', on: 30 },
          ...Array.from({ length: 10 }, () => ({ person: 'own', on: 30.1 })),
        ],
      },
      31,
    ],
  ]

  test.each(attacks)('is not told when %s', async (_attack, history, registersOn) => {
    const { acting, silent } = await withAndWithout(history, watched(registersOn), 160)
    expect(difference(acting, silent)).toBeUndefined()
    expect(new Set(acting).size).toBeGreaterThan(1)
  })

  test('is told once it can be any of five: what is kept quiet is not lost', async () => {
    const sends = [{ person: 'watched', on: 30 }, ...people('cover', 5, () => ({ on: 33 }))]
    const { acting, silent } = await withAndWithout({ sends }, watched(31), 60)
    expect(difference(acting, silent)?.day).toBe(34)
  })

  test('where few are written to, it is told after a month while it can be any of five', async () => {
    const sends = people('later', 4, () => ({ on: 3 }))
    const history = { sends: [...sends, { person: 'watched', on: 3 }] }
    db = await newDatabase(engine)
    const [acting = [], silent = []] = await whatIsSeen(
      db,
      { sends: [...people('first', 5, () => ({ on: 0 })), ...history.sends] },
      [[watched(10)], []],
      60,
    )
    expect(difference(acting, silent)?.day).toBe(34)
  })

  test('a month that leaves the report leaves it whole, and no row that stays changes', async () => {
    db = await newDatabase(engine)
    const month = 30.4
    const sends = Array.from({ length: 27 }, (_, number) =>
      people(`month${number}-`, 11 + (number % 3), (one) => ({ on: number * month + one / 100 })),
    ).flat()
    const [seen = []] = await whatIsSeen(db, { sends }, [[]], Math.floor(27 * month) + 40)
    type Row = { to: string }
    const rows = seen.map((one) => (JSON.parse(one) as [unknown, unknown, unknown, Row[]])[3])
    for (const [day, before] of rows.entries()) {
      const after = rows[day + 1] ?? before
      // All but the newest row, and those that left from the end.
      const closed = before.slice(1)
      const kept = after.filter((row) => closed.some((one) => one.to === row.to))
      expect(closed.slice(0, kept.length)).toEqual(kept)
    }
    expect(rows.at(-1)?.length).toBeLessThanOrEqual(24)
  })

  /** Histories of a few months of few mails, and what one of the people does. */
  const histories = fc.record({
    sends: fc.array(
      fc.record({
        person: fc.integer({ min: 0, max: 13 }).map((number) => `person${number}`),
        on: fc.integer({ min: 4, max: 600 }).map((tenth) => tenth / 10),
        reported: fc.boolean(),
        revokedAfter: fc.option(fc.constantFrom(0.05, 1, 4, 10), { freq: 3 }),
      }),
      { minLength: 4, maxLength: 24 },
    ),
    agreementEndsOn: fc.option(fc.integer({ min: 10, max: 70 }), { freq: 2 }),
    actor: fc.nat(),
    waits: fc.double({ min: 0.02, max: LINK_DAYS - 0.1, noNaN: true }),
    afterwards: fc.record(
      {
        acceptedAfter: fc.double({ min: 0.1, max: 20, noNaN: true }),
        withdrawsAfter: fc.double({ min: 0.1, max: 40, noNaN: true }),
        erasesAfter: fc.double({ min: 0.1, max: 40, noNaN: true }),
      },
      { requiredKeys: [] },
    ),
  })

  test('changes nothing, or might have been done by any of five', async () => {
    let apart = 0
    await fc.assert(
      fc.asyncProperty(histories, async ({ sends, agreementEndsOn, actor, waits, afterwards }) => {
        const history: History = {
          sends: [
            ...CROWD,
            ...sends
              .map(({ revokedAfter, ...send }) => ({
                ...send,
                ...(revokedAfter !== null && { revokedOn: send.on + revokedAfter }),
              }))
              .sort((a, b) => a.on - b.on),
          ],
          ...(agreementEndsOn !== null && { agreementEndsOn }),
        }
        const send = history.sends[CROWD.length + (actor % sends.length)]
        const registersOn = (send?.on ?? 0) + waits
        const person = send?.person ?? ''
        fc.pre(openLink(history, person, registersOn) !== undefined)
        const acts = actsOf(person, registersOn, afterwards)
        fc.pre(couldErase(history, acts))
        db = await newDatabase(engine)
        try {
          const days = 110
          const worlds = [[...CROWDS_ACTS, acts], CROWDS_ACTS]
          const [acting = [], silent = []] = await whatIsSeen(db, history, worlds, days)
          const postings = acting.map(postedAt)
          // When anything is told never depends on what anybody did, also after the end.
          expect(postings).toEqual(silent.map(postedAt))
          if (acting.join() === silent.join()) return
          apart += 1
          const others = insteadOf(history, acts, CROWDS_ACTS, postings)
          await db.drop()
          db = await newDatabase(engine)
          const swapped = others.map((other) => [...CROWDS_ACTS, other])
          const seen = await whatIsSeen(db, history, swapped, days)
          const alike = seen.filter((one) => one.join() === acting.join())
          expect(alike.length).toBeGreaterThanOrEqual(4)
        } finally {
          await db.drop()
        }
      }),
      { numRuns: engine === 'sqlite' ? 10 : 3 },
    )
    db = await newDatabase(engine)
    // Else nothing was put to the test.
    if (engine === 'sqlite') expect(apart).toBeGreaterThan(1)
  })
})

/** The first day on which two looks differ, and how. */
function difference(seen: readonly string[], other: readonly string[]) {
  const day = seen.findIndex((one, at) => one !== other[at])
  return day < 0 ? undefined : { day: day + 1, seen: seen[day], other: other[day] }
}

function postedAt(seen: string): number {
  return (JSON.parse(seen) as [unknown, number])[1]
}
