import { readConfig } from './config.ts'
import { runServer, startServer } from './process.ts'

// The companion server in production: settings from the environment, nothing made up.
await runServer(async () => await startServer(readConfig()))
