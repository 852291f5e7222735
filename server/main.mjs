import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// The companion server in production: settings from the environment, nothing made up. Node keeps
// what it compiled beside the sources, so that the next start takes less time. Plain JavaScript,
// since one file of TypeScript read before that loads Node's compiler of types: 17 MB that stay.
enableCompileCache(fileURLToPath(new URL('../.cache/compiled', import.meta.url)))
const { readConfig } = await import('./config.ts')
const { runServer, startServer } = await import('./process.ts')
await runServer(async () => await startServer(readConfig()))
