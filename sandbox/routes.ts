import type { AgencyDesk } from './agency-desk.ts'
import { learnSecret, receiveWebhook, showAgencyDesk, switchReceiver } from './agency-desk-page.ts'
import { readHostPage, serveHostFile } from './browser-files.ts'
import type { Sessions } from './example-company.ts'
import type { Examples } from './examples.ts'
import { sendJson, sendPage } from './http.ts'
import type { MailStore } from './mail-store.ts'
import { showMail, showMailbox, showMailHtml } from './mailbox.ts'
import { readAddIn } from './manifest.ts'
import { serveOfficeJs } from './office-js.ts'
import { sendFromCompose } from './outgoing-mail.ts'
import type { Route } from './serve.ts'

export interface Rooms {
  /** Who can be signed in, once the companion server is there. */
  sessions: () => Promise<Partial<Sessions>>
  mails: MailStore
  desk: AgencyDesk
  examples: Examples
  mailPort: number
}

/** Every way into the sandbox; all other paths belong to the companion server. */
export function routesOf({ sessions, mails, desk, examples, mailPort }: Rooms): Route[] {
  return [
    {
      method: 'GET',
      path: /^\/$/,
      handle: async ({ response }) => sendPage(response, 200, await readHostPage()),
    },
    { method: 'GET', path: /^\/sandbox\/host\//, handle: serveHostFile },
    { method: 'GET', path: /^\/officejs\//, handle: serveOfficeJs },
    {
      method: 'GET',
      path: /^\/sandbox\/state$/,
      handle: async ({ response }) =>
        sendJson(response, 200, {
          addIn: await readAddIn(),
          sessions: await sessions(),
        }),
    },
    {
      method: 'POST',
      path: /^\/sandbox\/send$/,
      handle: (exchange) => sendFromCompose(exchange, mailPort),
    },
    {
      method: 'GET',
      path: /^\/sandbox\/mailbox$/,
      handle: (exchange) => showMailbox(exchange, mails),
    },
    {
      method: 'GET',
      path: /^\/sandbox\/mail\/[\w-]+$/,
      handle: (exchange) => showMail(exchange, mails),
    },
    {
      method: 'GET',
      path: /^\/sandbox\/mail\/[\w-]+\/html$/,
      handle: (exchange) => showMailHtml(exchange, mails),
    },
    {
      method: 'GET',
      path: /^\/sandbox\/agency$/,
      handle: (exchange) => showAgencyDesk(exchange, desk),
    },
    {
      method: 'POST',
      path: /^\/sandbox\/agency\/switch$/,
      handle: (exchange) => switchReceiver(exchange, desk),
    },
    {
      method: 'POST',
      path: /^\/sandbox\/agency\/secrets$/,
      handle: (exchange) => learnSecret(exchange, desk),
    },
    {
      method: 'POST',
      path: /^\/sandbox\/agency\/webhook$/,
      handle: (exchange) => receiveWebhook(exchange, desk),
      open: true,
    },
    {
      method: 'GET',
      path: /^\/sandbox\/examples$/,
      handle: ({ response }) => sendJson(response, 200, examples.state()),
    },
    {
      method: 'POST',
      path: /^\/sandbox\/examples$/,
      handle: ({ response }) => sendJson(response, examples.start() ? 202 : 409, examples.state()),
    },
  ]
}
