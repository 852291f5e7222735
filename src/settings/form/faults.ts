import { COUNTRY } from '../../contract/country.ts'
import { LINE } from '../../contract/line.ts'

/** What a form cannot be sent with, in terms of the contract's own limits. */
export type Fault =
  | { kind: 'missing' | 'form' | 'line' | 'country' }
  /** The server's own words about one field. */
  | { kind: 'refused'; sentence: string }
  | { kind: 'long' | 'many'; limit: number }
  | { kind: 'range'; least: number; most: number }

/** The keywords of JSON Schema that the contract limits what is typed by. */
export interface Limits {
  properties?: Record<string, Limits>
  items?: Limits
  minLength?: number
  maxLength?: number
  maxItems?: number
  minimum?: number
  maximum?: number
  pattern?: string
}

/** By JSON pointer, the same that the server's refusals speak in. */
export type Faults = Record<string, Fault>

/**
 * What the server would refuse, found before it is asked. The server decides all the same; this
 * only spares people the round trip.
 */
export function faultsIn(limits: Limits, value: unknown, at = ''): Faults {
  if (typeof value === 'string') return one(at, textFault(limits, value))
  if (typeof value === 'number') return one(at, numberFault(limits, value))
  if (Array.isArray(value)) {
    const { items = {}, maxItems = Infinity } = limits
    if (value.length > maxItems) return { [at]: { kind: 'many', limit: maxItems } }
    return merged(value.map((each, index) => faultsIn(items, each, `${at}/${index}`)))
  }
  if (typeof value !== 'object' || value === null) return {}
  return merged(
    Object.entries(value).map(([name, each]) =>
      faultsIn(limits.properties?.[name] ?? {}, each, `${at}/${name}`),
    ),
  )
}

function textFault(limits: Limits, value: string): Fault | undefined {
  const { minLength = 0, maxLength = Infinity, pattern } = limits
  if (value.length < minLength) return { kind: 'missing' }
  if (value.length > maxLength) return { kind: 'long', limit: maxLength }
  if (pattern === undefined || new RegExp(pattern, 'u').test(value)) return undefined
  return { kind: pattern === LINE ? 'line' : pattern === COUNTRY ? 'country' : 'form' }
}

function numberFault(limits: Limits, value: number): Fault | undefined {
  const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = limits
  const fits = Number.isInteger(value) && value >= minimum && value <= maximum
  return fits ? undefined : { kind: 'range', least: minimum, most: maximum }
}

function one(at: string, fault: Fault | undefined): Faults {
  return fault ? { [at]: fault } : {}
}

function merged(all: Faults[]): Faults {
  return Object.assign({}, ...all) as Faults
}
