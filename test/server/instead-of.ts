import { openLink, type Acts, type History } from './company-view.ts'

/** What somebody does, from how long after they registered. */
export function actsOf(
  person: string,
  registersOn: number,
  later: { acceptedAfter?: number; withdrawsAfter?: number; erasesAfter?: number },
): Acts {
  const { acceptedAfter, withdrawsAfter, erasesAfter } = later
  return {
    ...{ person, registersOn, opens: 7 },
    ...(acceptedAfter !== undefined && { acceptedOn: registersOn + acceptedAfter }),
    ...(withdrawsAfter !== undefined && { withdrawsOn: registersOn + withdrawsAfter }),
    ...(erasesAfter !== undefined && { erasesOn: registersOn + erasesAfter }),
  }
}

/** Whoever was erased is written to no more: the same is refused for anybody. */
export function couldErase({ sends }: History, { person, erasesOn }: Acts): boolean {
  return erasesOn === undefined || !sends.some((one) => one.person === person && one.on > erasesOn)
}

/**
 * The same done by others who could, each act between the same two postings; `others` act already.
 *
 * @param postings when the last posting was, as seen after each day
 */
export function insteadOf(
  history: History,
  acts: Acts,
  others: readonly Acts[],
  postings: readonly number[],
): Acts[] {
  const days = postings.flatMap((at, index) => (at === postings[index - 1] ? [] : [index + 1]))
  const next = (on: number) => days.find((day) => day >= on)
  const people = new Set(history.sends.map((one) => one.person))
  for (const { person } of [acts, ...others]) people.delete(person)
  return [...people].flatMap((person) => {
    const times = [acts.registersOn, ...history.sends.map((one) => one.on + 0.01)]
    for (let on = 1; on < postings.length; on += 1) times.push(on + 0.001)
    const registersOn = times.find(
      (on) => next(on) === next(acts.registersOn) && openLink(history, person, on),
    )
    if (registersOn === undefined) return []
    const later = { ...acts, person, registersOn }
    for (const act of ['acceptedOn', 'withdrawsOn', 'erasesOn'] as const) {
      const on = acts[act]
      if (on === undefined) continue
      later[act] = Math.max(on, registersOn + 0.001)
      if (next(later[act]) !== next(on)) return []
    }
    return couldErase(history, later) ? [later] : []
  })
}
