/** A loss at some weights; writes its gradient into the second argument. */
export type Loss = (weights: Float64Array, gradient: Float64Array) => number

/** Steps whose curvature is remembered. */
const MEMORY = 8

/** Below this gain a step is not worth its time. */
const SMALLEST_GAIN = 1e-7

interface Step {
  moved: Float64Array
  turned: Float64Array
  scale: number
}

interface Point {
  weights: Float64Array
  gradient: Float64Array
  loss: number
}

/**
 * The weights of the lowest loss found from the start in so many steps (L-BFGS with backtracking).
 * No chance is involved: the same loss gives the same weights, to the bit.
 */
export function minimise(start: Float64Array, loss: Loss, iterations: number): Float64Array {
  const steps: Step[] = []
  let point = pointAt(loss, start)
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    const direction = towards(point.gradient, steps)
    const next = searched(loss, point, direction, steps.length === 0)
    if (!next || next.loss >= point.loss - SMALLEST_GAIN) return next?.weights ?? point.weights
    remember(steps, point, next)
    point = next
  }
  return point.weights
}

function pointAt(loss: Loss, weights: Float64Array): Point {
  const gradient = new Float64Array(weights.length)
  return { weights, gradient, loss: loss(weights, gradient) }
}

function towards(gradient: Float64Array, steps: readonly Step[]): Float64Array {
  const direction = gradient.map((slope) => -slope)
  const shares = steps.map(() => 0)
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const { moved, turned, scale } = steps[index] as Step
    const share = scale * product(moved, direction)
    shares[index] = share
    add(direction, turned, -share)
  }
  const last = steps.at(-1)
  if (last) {
    const factor = 1 / (last.scale * product(last.turned, last.turned))
    for (let index = 0; index < direction.length; index += 1) direction[index]! *= factor
  }
  steps.forEach(({ moved, turned, scale }, index) => {
    add(direction, moved, (shares[index] ?? 0) - scale * product(turned, direction))
  })
  return direction
}

/** Halves the step until the loss falls as the slope promises; undefined where it never does. */
function searched(
  loss: Loss,
  point: Point,
  direction: Float64Array,
  isFirst: boolean,
): Point | undefined {
  const slope = product(point.gradient, direction)
  let length = isFirst ? 1 / Math.sqrt(product(direction, direction)) : 1
  for (let tries = 0; tries < 30; tries += 1) {
    const weights = point.weights.slice()
    add(weights, direction, length)
    const next = pointAt(loss, weights)
    if (next.loss <= point.loss + 1e-4 * length * slope) return next
    length /= 2
  }
  return undefined
}

function remember(steps: Step[], before: Point, after: Point): void {
  const moved = after.weights.map((weight, index) => weight - (before.weights[index] ?? 0))
  const turned = after.gradient.map((slope, index) => slope - (before.gradient[index] ?? 0))
  const curvature = product(moved, turned)
  if (curvature <= 1e-12) return
  steps.push({ moved, turned, scale: 1 / curvature })
  if (steps.length > MEMORY) steps.shift()
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let index = 0; index < one.length; index += 1) sum += one[index]! * other[index]!
  return sum
}

function add(to: Float64Array, vector: Float64Array, factor: number): void {
  for (let index = 0; index < to.length; index += 1) to[index]! += factor * vector[index]!
}
