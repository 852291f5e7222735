import { readFileSync } from 'node:fs'

const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')

/** The product's version, as package.json states it. */
export const VERSION = (JSON.parse(manifest) as { version: string }).version
