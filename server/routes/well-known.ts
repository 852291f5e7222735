import type { FastifyPluginAsync } from 'fastify'
import type { Context } from '../context.ts'

/** Where classic Outlook for Windows finds the send check; manifest.xml names the same path. */
const LAUNCH_EVENTS_SCRIPT = '/addin/launch-events.js'

/** The path is Microsoft's (“Use SSO or CORS in your event-based add-in”). */
export const ALLOWED_ADDINS = '/.well-known/microsoft-officeaddins-allowed.json'

/** Changes only with the server's own address. */
const CACHE = 'public, max-age=86400'

/**
 * Tells classic Outlook for Windows which script may run without a page and still send requests:
 * its JavaScript-only runtime has no origin of its own, and Outlook asks here whether to let it.
 * On the pane's host only, like the script.
 */
export const wellKnownRoute: FastifyPluginAsync<Context> = async (app, { config }) => {
  const allowed = allowedAddIns(config.publicOrigin)
  app.get(ALLOWED_ADDINS, { schema: { hide: true } }, (_request, reply) =>
    reply.headers({ 'cache-control': CACHE, 'x-content-type-options': 'nosniff' }).send(allowed),
  )
}

/** What a server at this address answers there: absolute addresses, as Microsoft asks. */
export function allowedAddIns(publicOrigin: string): { allowed: string[] } {
  return { allowed: [publicOrigin + LAUNCH_EVENTS_SCRIPT] }
}
