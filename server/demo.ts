import { ConfigError, readConfig, readDemoConfig } from './config.ts'
import { seedDemo } from './demo/seed.ts'
import { runServer, startServer } from './process.ts'

// The companion server as the sandbox runs it: the same server with an example workspace in it.
// Production starts `main.ts`, from which nothing here can be reached.
// A sandbox that was killed cannot stop us; the next one needs the data folder.
process.once('disconnect', () => process.emit('SIGTERM'))

await runServer(async () => {
  const config = readConfig()
  if (config.host !== '127.0.0.1') {
    throw new ConfigError('The example workspace is served on 127.0.0.1 only.')
  }
  const demo = readDemoConfig()
  return await startServer(config, async (installation) => await seedDemo(installation, demo))
})
