import type { AddressInfo } from 'node:net'
import { buildApp } from './app.ts'
import { ConfigError } from './config-error.ts'
import { consoleLocale, type Config } from './config.ts'
import type { Context } from './context.ts'
import { createDelivery } from './delivery/deliver.ts'
import { watchAgencies } from './delivery/agency-watch.ts'
import { watchMail } from './delivery/mail-watch.ts'
import { reasonIn } from './delivery/mail-refusals.ts'
import { createMailer } from './delivery/mailer.ts'
import { startOutboxWorker } from './delivery/outbox-worker.ts'
import type { EntraVerifier } from './entra/verify-token.ts'
import { lockInstallation, openInstallation, type Installation } from './installation.ts'
import { spareMemoryOnceStarted } from './spare-memory.ts'
import { openCounter } from './store/opens.ts'
import { releaseLeases } from './store/outbox.ts'
import { startUpkeep } from './upkeep.ts'

export interface RunningServer {
  port: number
  /** Stop taking requests, finish what is under way, close the database. */
  stop(): Promise<void>
}

/**
 * The life of the server: open, build, listen, work, and on `stop` the same backwards. `prepare`
 * runs before anything listens.
 *
 * @throws ConfigError in one sentence, with everything closed again.
 */
export async function startServer(
  config: Config,
  prepare: Prepare = async () => undefined,
): Promise<RunningServer> {
  const lock = lockInstallation(config)
  try {
    const server = await launch(config, prepare)
    return {
      port: server.port,
      async stop() {
        await server.stop()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

type Prepare = (installation: Installation) => Promise<void>

async function launch(config: Config, prepare: Prepare): Promise<RunningServer> {
  const { db, keys } = await openInstallation(config)
  try {
    // The lock says that no other process works on this database, so what was being delivered when
    // the last one ended is due at once. On PostgreSQL another may be at it: its lease runs out.
    if (db.engine === 'sqlite') await db.write(releaseLeases)
    await prepare({ db, keys })
  } catch (error) {
    await db.close()
    throw error
  }
  let wakeOutbox: () => void = () => undefined
  let mailFailingSince: () => number | undefined = () => undefined
  const onLost = (err: unknown) => app.log.warn({ err }, 'opens not counted')
  const opens = openCounter(db, onLost, config.scannerNetworks)
  const context: Context = {
    config,
    db,
    keys,
    now: Date.now,
    opens,
    entra: await entraVerifier(config),
    mailFailingSince: () => mailFailingSince(),
    wakeOutbox: () => wakeOutbox(),
  }
  const app = await buildApp(context)
  try {
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await db.close()
    throw listenError(error, config)
  }
  const { smtpUrl, mailFrom } = config
  const mailer = smtpUrl ? createMailer({ smtpUrl, from: mailFrom, now: context.now }) : undefined
  const mailWatch =
    mailer &&
    watchMail(mailer, context.now, (error) =>
      app.log.warn({ reason: reasonIn(error) }, 'the mail server takes no mail'),
    )
  mailFailingSince = () => mailWatch?.failingSince()
  const outbox = startOutboxWorker(context, createDelivery(context, mailer), app.log)
  wakeOutbox = () => outbox.wake()
  const clock = startUpkeep(context, app.log)
  const agencies = watchAgencies(context, (err) => app.log.error({ err }, 'agencies not asked'))

  return {
    port: (app.server.address() as AddressInfo).port,
    async stop() {
      mailWatch?.stop()
      await app.close()
      await Promise.all([outbox.stop(), clock.stop(), agencies.stop(), opens.flush()])
      mailer?.close()
      await db.close()
    },
  }
}

/** What proves tokens is loaded only where people sign in with them. */
async function entraVerifier({ entra }: Config): Promise<EntraVerifier | undefined> {
  if (!entra) return undefined
  const { createEntraVerifier } = await import('./entra/verify-token.ts')
  return createEntraVerifier(entra)
}

function listenError(error: unknown, { host, port }: Config): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') {
    return new ConfigError(
      `Port ${port} is taken by another program. Set PORT to a free one.`,
      `ポート ${port} は別のプログラムが使用しています。PORT に空いている番号を指定してください。`,
    )
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
    return new ConfigError(
      `This machine does not let us listen on ${host}:${port}.`,
      `このコンピューターでは ${host}:${port} で待ち受けできません。`,
    )
  }
  return error
}

/**
 * Run a server as this process: say where it listens, stop cleanly on SIGINT and SIGTERM, and end
 * with one sentence and exit code 1 when it cannot start.
 */
export async function runServer(start: () => Promise<RunningServer>): Promise<void> {
  try {
    const server = await start()
    const stop = () => {
      process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM')
      void server.stop().then(() => process.disconnect?.())
    }
    process.once('SIGINT', stop).once('SIGTERM', stop)
    spareMemoryOnceStarted()
    process.send?.({ listening: server.port })
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.sentence(consoleLocale())}\n`)
    process.exitCode = 1
    process.disconnect?.()
  }
}
