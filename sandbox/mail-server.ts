import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { MailStore } from './mail-store.ts'

export interface MailServer {
  /** As the companion server is told it. */
  url: string
  port: number
  close(): Promise<void>
}

const LARGEST_MAIL_BYTES = 12 * 1024 * 1024

/** Every mail of the sandbox ends here; nothing ever leaves the machine. */
export async function startMailServer(store: MailStore): Promise<MailServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: LARGEST_MAIL_BYTES,
    disableReverseLookup: true,
    closeTimeout: 500,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (stream.sizeExceeded) {
          done(Object.assign(new Error('Message too large'), { responseCode: 552 }))
          return
        }
        const { mailFrom, rcptTo } = session.envelope
        const envelope = {
          sender: mailFrom ? mailFrom.address : '',
          recipients: rcptTo.map(({ address }) => address),
        }
        store.add(envelope, Buffer.concat(chunks), new Date())
        done()
      })
    },
  })
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve((server.server.address() as AddressInfo).port))
  })
  // A sender that hangs up in the middle is its own concern, not the end of the process.
  server.on('error', () => undefined)
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
