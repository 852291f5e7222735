import { readFileSync } from 'node:fs'
import { LogController, type FastifyServerOptions } from 'fastify'
import type { Config } from './config.ts'

/** Largest body of an API request; referrals are a few hundred bytes. */
const BODY_LIMIT_BYTES = 64 * 1024

/** No path of ours is nearly as long; longer ones are still answered with our own page. */
const MOST_PATH_LENGTH = 8_192

/**
 * How the HTTP server behaves. Logs name routes, never paths: a path can hold a candidate's token,
 * and whoever reads a log must not be able to open their page.
 */
export function serverOptions(
  config: Config,
  logTo?: NodeJS.WritableStream,
): FastifyServerOptions & { https?: object } {
  return {
    logger: {
      level: config.logLevel,
      ...(logTo && { stream: logTo }),
      serializers: {
        // A database's own detail can quote the row it speaks of.
        err: ({ name, message, code, stack }: Error & { code?: string }) => ({
          type: name,
          message,
          code,
          stack: stack ?? '',
        }),
        req: (request: { method?: string; routeOptions?: { url?: string } }) => ({
          method: request.method,
          route: request.routeOptions?.url,
        }),
      },
    },
    logController: new LogController({ disableRequestLogging: true }),
    // One line is all there is of a request, so none needs a logger of its own.
    childLoggerFactory: (logger) => logger,
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { maxParamLength: MOST_PATH_LENGTH, ignoreTrailingSlash: true },
    // What is not in a schema is refused, not dropped in silence.
    ajv: { customOptions: { removeAdditional: false } },
    requestTimeout: 30_000,
    trustProxy: config.trustedProxies.length > 0 ? config.trustedProxies : false,
    forceCloseConnections: true,
    ...(config.tls && {
      https: { cert: readFileSync(config.tls.certFile), key: readFileSync(config.tls.keyFile) },
    }),
  }
}
