import { html } from 'ghtml'
import type { AgencyDesk, Delivery } from './agency-desk.ts'
import { readBody, sendPage, type Exchange } from './http.ts'
import { page, timeOf, viewOf, withView, type View } from './pages.ts'
import { pageText } from './text.ts'

const DESK_PATH = '/sandbox/agency'

/** `GET /sandbox/agency`: what the agency was told. */
export function showAgencyDesk({ request, response, url }: Exchange, desk: AgencyDesk) {
  const view = viewOf(url, request.headers['accept-language'])
  const say = pageText[view.locale]
  const deliveries = desk.list()
  const live = html`<form
      method="post"
      action="${withView(`${DESK_PATH}/switch`, view)}"
      class="switch"
    >
      <input type="hidden" name="down" value="${desk.isDown() ? '' : 'yes'}" />
      <p role="status">${desk.isDown() ? say.receiverDown : say.receiverUp}</p>
      <button>${desk.isDown() ? say.bringUp : say.takeDown}</button>
    </form>
    !${deliveries.length > 0 ? '' : html`<p class="empty">${say.noDeliveries}</p>`}
    <ul class="rows">
      !${deliveries.map((delivery) => row(delivery, view))}
    </ul>`
  const after = secretForm(view, url.searchParams.get('secret'))
  sendPage(response, 200, page(view, { title: say.desk, lead: say.deskLead, live, after }))
}

/** `POST /sandbox/agency/secrets`: a manager handed the agency the secret of another agreement. */
export async function learnSecret({ request, response, url }: Exchange, desk: AgencyDesk) {
  const form = new URLSearchParams((await readBody(request)).toString('utf8'))
  const secret = desk.learn(form.get('secret') ?? '') ? 'kept' : 'refused'
  const location = withView(DESK_PATH, viewOf(url, undefined), { secret })
  response.writeHead(303, { location }).end()
}

function secretForm(view: View, outcome: string | null): string {
  const say = pageText[view.locale]
  const said = outcome === 'kept' ? say.secretKept : outcome === 'refused' ? say.secretRefused : ''
  return html`<form method="post" action="${withView(`${DESK_PATH}/secrets`, view)}" class="secret">
    <label for="secret">${say.secret}</label>
    <input id="secret" name="secret" placeholder="whsec_…" autocomplete="off" spellcheck="false" />
    <button>${say.keepSecret}</button>
    <p role="status">${said}</p>
  </form>`
}

/** `POST /sandbox/agency/switch`: take the receiver down or bring it up. */
export async function switchReceiver({ request, response, url }: Exchange, desk: AgencyDesk) {
  const form = new URLSearchParams((await readBody(request)).toString('utf8'))
  desk.setDown(form.get('down') === 'yes')
  response.writeHead(303, { location: withView(DESK_PATH, viewOf(url, undefined)) }).end()
}

/** `POST /sandbox/agency/webhook`: where the companion server delivers. */
export async function receiveWebhook({ request, response }: Exchange, desk: AgencyDesk) {
  const body = (await readBody(request)).toString('utf8')
  response.writeHead(desk.receive(request.headers, body, new Date())).end()
}

function row(delivery: Delivery, view: View): string {
  const say = pageText[view.locale]
  const payload = parsed(delivery.body)
  const type = findText(payload, /^type$/)
  const person = [findText(payload, NAME_KEY), findText(payload, MAIL_KEY)]
    .filter(Boolean)
    .join(' · ')
  return html`<li class="row">
    <strong>${type ?? '?'}</strong>
    <time>${timeOf(new Date(delivery.receivedAt), view.locale)}</time>
    <span>${type === TEST_EVENT ? say.test : person}</span>
    <span class="${delivery.verified ? 'good' : 'bad'}">
      ${delivery.verified ? say.verified : say.refused}${delivery.count > 1 ? ` · ${say.times(delivery.count)}` : ''}
    </span>
    <details id="payload-${delivery.webhookId}">
      <summary>${say.payload}</summary>
      <pre>${payload === undefined ? delivery.body : JSON.stringify(payload, null, 2)}</pre>
    </details>
  </li>`
}

/** What a manager's "Send a test" delivers; it is about nobody. */
const TEST_EVENT = 'relay.test'
const NAME_KEY = /^(name|full_?name|candidate_?name)$/i
const MAIL_KEY = /^(e_?mail|email_?address|address)$/i

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** The first text under a fitting key: the desk shows any event without knowing its shape. */
function findText(value: unknown, key: RegExp): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, inner] of Object.entries(value)) {
    if (key.test(name) && typeof inner === 'string') return inner
    const found = findText(inner, key)
    if (found !== undefined) return found
  }
  return undefined
}
