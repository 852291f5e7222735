import type { Manifest } from './manifest.ts'

/** What a manifest must agree with and does not say itself. */
export interface Surroundings {
  /** The bytes of an icon by its address; undefined where there is no such file. */
  icon: (address: string) => Buffer | undefined
  /** The functions that the launch-event file offers to Outlook; undefined where it is not built. */
  handlers: readonly string[] | undefined
  /** The buttons that the send check's dialog and notices open. */
  commandIds: readonly string[]
  /** What the server lists in `/.well-known/microsoft-officeaddins-allowed.json`. */
  allowedScripts: readonly string[]
}

export interface Rule {
  /** By which a test names it. */
  id: string
  en: string
  ja: string
  /** What breaks the rule, as it stands in the manifest; empty where nothing does. */
  broken: (manifest: Manifest, surroundings: Surroundings) => string[]
}
