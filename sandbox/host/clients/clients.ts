import { classic } from './classic.ts'
import type { Client } from './client.ts'
import { mac } from './mac.ts'
import { plain } from './plain.ts'
import { web } from './web.ts'

/** Every Outlook the sandbox can be, by the name that `?client=` takes. */
export const CLIENTS = { web, mac, classic, text: plain } satisfies Record<string, Client>
export type ClientName = keyof typeof CLIENTS

export function isClientName(name: string | null): name is ClientName {
  return name !== null && Object.hasOwn(CLIENTS, name)
}
