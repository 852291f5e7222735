import { readFileSync } from 'node:fs'
import { faultsIn } from '../scripts/manifest/check.ts'
import type { Surroundings } from '../scripts/manifest/rule.ts'
import { repositorySurroundings } from '../scripts/manifest/surroundings.ts'

export const MANIFEST = readFileSync('manifest.xml', 'utf8')

/** The functions manifest.xml and the launch-event script have to agree on. */
export const HANDLERS = [
  'onMessageSendHandler',
  'onNewMessageComposeHandler',
  'onMessageRecipientsChangedHandler',
  'onMessageFromChangedHandler',
]

/** This repository, with a launch-event script that offers these functions. */
export function surroundings(origin = 'https://localhost:3443'): Surroundings {
  return { ...repositorySurroundings(origin), handlers: HANDLERS }
}

/** The ids of the rules a manifest breaks. */
export function brokenIn(xml: string, around = surroundings()): string[] {
  return faultsIn(xml, around).map(({ rule }) => rule.id)
}

/** The manifest with its first place changed; every other one keeps what it says. */
export function edited(from: string | RegExp, to: string): string {
  const broken = MANIFEST.replace(from, to)
  if (broken === MANIFEST) throw new Error(`the manifest does not hold ${String(from)}`)
  return broken
}

/** The same in version 1.1, which stands last. */
export function newer(from: string | RegExp, to: string): string {
  const at = MANIFEST.indexOf('"VersionOverridesV1_1"')
  const rest = MANIFEST.slice(at)
  const broken = rest.replace(from, to)
  if (broken === rest) throw new Error(`version 1.1 does not hold ${String(from)}`)
  return MANIFEST.slice(0, at) + broken
}
