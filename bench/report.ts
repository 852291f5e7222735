import { availableParallelism, cpus } from 'node:os'
import type { Row } from './row.ts'

const HEAD = ['what', 'value', 'yardstick', 'ratio', 'lowest-highest', 'budget', '']
const WIDTHS = [50, 18, 12, 8, 16, 8, 0]

/** The table's first lines: where the figures were taken, and what the columns are. */
export function heading(): string {
  const machine = `${availableParallelism()} x ${cpus()[0]?.model ?? 'unknown processor'}`
  return [`Node ${process.version}, ${process.platform}, ${machine}`, '', line(HEAD)].join('\n')
}

/** One row as a person reads it. */
export function written(row: Row): string {
  if (row.error !== undefined) return `${row.name}: not measured. ${row.error}`
  const cells = [
    row.name,
    `${row.value} ${row.unit}`,
    String(row.yardstick ?? '-'),
    String(row.ratio ?? '-'),
    row.spread?.join('-') ?? '-',
    String(row.budget),
    row.met ? 'met' : 'MISSED',
  ]
  return row.note === undefined ? line(cells) : `${line(cells)}\n  ${row.note}`
}

function line(cells: readonly string[]): string {
  const padded = cells.map((cell, index) => cell.padEnd(WIDTHS[index] ?? 0))
  return padded.join(' ').trimEnd()
}
