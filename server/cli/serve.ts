import type { Command } from 'commander'
import { examples, type CommandLine } from './command-line.ts'

/** `serve`: the production server in the foreground, as `server/main.mjs` runs it. */
export function addServe(program: Command, line: CommandLine): void {
  const { text } = line
  const command = program
    .command('serve')
    .description(text.serve.about)
    .action(async () => {
      // Half a second of loading that the other commands need not wait for.
      const { runServer, startServer } = await import('../process.ts')
      let listening: string | undefined
      await runServer(async () => {
        const config = line.config()
        const server = await startServer(config)
        const protocol = config.tls ? 'https' : 'http'
        const address = `${protocol}://${config.host}:${server.port}`
        listening = text.serve.listening(address, config.publicOrigin)
        return server
      })
      // Only now may a script that waits for this line send SIGTERM and expect a clean stop.
      if (listening) console.log(listening)
    })
  examples(command, line, ['serve'])
}
