import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sampleAnswer } from './answer.ts'
import type { Bench } from './bench.ts'
import type { Slice, SliceResult } from './load.ts'
import { startProcess, type Running } from './processes.ts'
import { median, spreadOf, type Measured } from './row.ts'
import type { Size } from './workspace.ts'

const ROUNDS = 8

/** One sent before the rounds to let the engine compile. */
const WARM_UP = 1

/** Slices that each of two servers is sent. */
export const SLICES = WARM_UP + ROUNDS

interface Pair {
  kind: Slice['kind']
  size: Size
  /** The slice of a round, the warm-up being round 0. */
  slice: (round: number) => Pick<Slice, 'first' | 'length'>
}

/** As many as the budgets name. */
const CONNECTIONS = 32

/**
 * Requests per second of the product beside those of a bare server that keeps the same rows in a
 * copy of the same database and answers with the same bytes. Both run all the time and get their
 * slices in turn, each round in the other order, so that a busy machine slows both alike; what
 * counts is the median of the rounds' ratios.
 */
export async function besideYardstick(bench: Bench, pair: Pair): Promise<Measured> {
  const [productFolder, yardstickFolder] = [
    await bench.workspace(pair.size),
    await bench.workspace(pair.size),
  ]
  const product = await startProcess('bench/product-server.ts', { args: [productFolder] })
  const answerFile = join(yardstickFolder, 'answer.json')
  writeFileSync(answerFile, JSON.stringify(await sampleAnswer(product.port, pair.kind)))
  const args = [yardstickFolder, pair.kind, answerFile]
  const yardstick = await startProcess('bench/yardstick.ts', { args })
  try {
    return await inTurns(await bench.load(), { product, yardstick }, pair)
  } finally {
    await Promise.all([product.stop(), yardstick.stop()])
  }
}

type Sides = Record<'product' | 'yardstick', Running>

async function inTurns(load: Running, sides: Sides, { kind, slice }: Pair): Promise<Measured> {
  const rates = { product: [] as number[], yardstick: [] as number[] }
  const cpuMicroseconds = { product: [] as number[], yardstick: [] as number[] }
  for (let round = 0; round < SLICES; round += 1) {
    const order = ['product', 'yardstick'] as const
    for (const side of round % 2 === 0 ? order : order.toReversed()) {
      const server = sides[side]
      const before = await cpuMs(server)
      const request = { kind, port: server.port, connections: CONNECTIONS, ...slice(round) }
      const { requestsPerSecond, requests } = await load.ask<SliceResult>(request)
      if (round < WARM_UP) continue
      rates[side].push(requestsPerSecond)
      cpuMicroseconds[side].push((((await cpuMs(server)) - before) * 1_000) / requests)
    }
  }
  const ratios = rates.product.map((rate, round) => rate / (rates.yardstick[round] ?? NaN))
  const [own, bare] = [median(cpuMicroseconds.product), median(cpuMicroseconds.yardstick)]
  return {
    value: median(rates.product),
    yardstick: median(rates.yardstick),
    ratio: median(ratios),
    spread: spreadOf(ratios),
    note: `processor time per request: ${own.toFixed(0)} µs beside ${bare.toFixed(0)} µs`,
  }
}

async function cpuMs(server: Running): Promise<number> {
  return (await server.ask<{ cpuMs: number }>('cpu')).cpuMs
}
