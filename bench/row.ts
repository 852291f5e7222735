/** A budget holds for the ratio to the yardstick, or for the value itself where there is none. */
export interface Budget {
  on: 'ratio' | 'value'
  atLeast?: number
  atMost?: number
}

/** What a benchmark found; medians, with the lowest and highest where several were taken. */
export interface Measured {
  value: number
  yardstick?: number
  ratio?: number
  spread?: [lowest: number, highest: number]
  /** What a reader of the table should also know, in a few words. */
  note?: string
}

/** One row of the table, and one line with `--json`; a row that could not be measured says why. */
export interface Row {
  name: string
  unit: string
  value: number | null
  yardstick: number | null
  ratio: number | null
  budget: number
  met: boolean
  spread?: [number, number]
  note?: string
  error?: string
}

type Subject = { name: string; unit: string; budget: Budget }

/** Hold what was measured against the budget. */
export function judge({ name, unit, budget }: Subject, measured: Measured): Row {
  const { value, yardstick, ratio = yardstick && value / yardstick, spread, note } = measured
  const judged = (budget.on === 'ratio' ? ratio : value) ?? NaN
  return {
    name,
    unit,
    value: rounded(value),
    yardstick: yardstick === undefined ? null : rounded(yardstick),
    ratio: ratio === undefined ? null : rounded(ratio),
    budget: limitOf(budget),
    met: judged >= (budget.atLeast ?? -Infinity) && judged <= (budget.atMost ?? Infinity),
    ...(spread && { spread: [rounded(spread[0]), rounded(spread[1])] }),
    ...(note !== undefined && { note }),
  }
}

/** The row of a benchmark that ended in an error. */
export function unmeasured({ name, unit, budget }: Subject, error: unknown): Row {
  const reason = error instanceof Error ? error.message : String(error)
  const nothing = { value: null, yardstick: null, ratio: null }
  return { name, unit, ...nothing, budget: limitOf(budget), met: false, error: reason }
}

function limitOf({ atLeast, atMost }: Budget): number {
  return atLeast ?? atMost ?? NaN
}

/** Three significant digits, or whole numbers: more would be noise. */
function rounded(value: number): number {
  return value >= 1_000 ? Math.round(value) : Number(value.toPrecision(3))
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2
}

export function spreadOf(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)]
}
