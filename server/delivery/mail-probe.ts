import { once } from 'node:events'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { isAboutMailbox } from './mail-refusals.ts'

interface Probe {
  smtpUrl: string
  /** Our own bare address, which the mail would be from and to. */
  address: string
  timeouts: { connectionTimeout: number; greetingTimeout: number; socketTimeout: number }
}

/**
 * Ask a mail server whether it would take a mail of ours, up to where the mail would follow: signing
 * in, `MAIL FROM`, and `RCPT TO` ourselves, since many a server judges the sender only there. Nothing
 * is sent; a server forgets a mail whose connection ends before it (RFC 5321, 4.1.1.10). Resolves
 * also where our own address takes no mail, which says nothing of others.
 *
 * @throws what it said, or that it could not be reached
 */
export async function askToSend({ smtpUrl, address, timeouts }: Probe): Promise<void> {
  const options = { ...parseConnectionUrl(smtpUrl), ...timeouts }
  const connection = new SMTPConnection(options)
  const failed = once(connection, 'error').then(([error]) => {
    throw error
  })
  try {
    await Promise.race([ask(connection, options.auth, address), failed])
  } catch (error) {
    if (!isAboutMailbox(error)) throw error
  } finally {
    failed.catch(() => undefined)
    connection.close()
  }
}

async function ask(
  connection: SMTPConnection,
  auth: Parameters<SMTPConnection['login']>[0],
  address: string,
): Promise<void> {
  await promisify(connection.connect.bind(connection))()
  if (auth && connection.allowsAuth) await promisify(connection.login.bind(connection))(auth)
  await new Promise<void>((resolve, reject) => {
    // Read only once the server has taken the envelope: it takes mail.
    const mail = new Readable({ read: () => resolve() })
    connection.send({ from: address, to: [address] }, mail, (error) => error && reject(error))
  })
}
