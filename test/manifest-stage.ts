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
