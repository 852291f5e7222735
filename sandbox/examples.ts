import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { postFormsOf, type HtmlForm } from './html-form.ts'
import type { MailStore } from './mail-store.ts'

/** How far the example candidates are. */
export type ExamplesState =
  | { step: 'idle' }
  | { step: 'running'; done: number; total: number }
  | { step: 'finished'; total: number }
  | { step: 'failed'; done: number; total: number }

export interface Examples {
  state(): ExamplesState
  /** Begin adding seven; false when they are being added already. */
  start(): boolean
}

export interface ExamplesOptions {
  /** Where the companion server listens, without a path. */
  origin: () => string
  /** The recruiter's. */
  session: () => Promise<string>
  mails: MailStore
  /** Keeps the number of the last example, since every one needs an address of its own. */
  counterFile: string
  onFailure: (error: unknown) => void
}

const EXAMPLE_COUNT = 7
const MAIL_TIMEOUT_MS = 10_000

/**
 * Walk seven candidates through the whole loop over HTTP and mail, as people would: nothing is
 * written past the server, so what the pane shows afterwards is what ten real mails would show.
 */
export function openExamples(options: ExamplesOptions): Examples {
  let state: ExamplesState = { step: 'idle' }

  async function addAll() {
    for (let done = 0; done < EXAMPLE_COUNT; done += 1) {
      state = { step: 'running', done, total: EXAMPLE_COUNT }
      try {
        await addCandidate(options, nextNumber(options.counterFile))
      } catch (error) {
        options.onFailure(error)
        state = { step: 'failed', done, total: EXAMPLE_COUNT }
        return
      }
    }
    state = { step: 'finished', total: EXAMPLE_COUNT }
  }

  return {
    state: () => state,
    start() {
      if (state.step === 'running') return false
      state = { step: 'running', done: 0, total: EXAMPLE_COUNT }
      void addAll()
      return true
    },
  }
}

function nextNumber(counterFile: string): number {
  const number = existsSync(counterFile) ? Number(readFileSync(counterFile, 'utf8')) + 1 : 1
  writeFileSync(counterFile, String(number))
  return number
}

async function addCandidate(options: ExamplesOptions, number: number): Promise<void> {
  const email = `example${number}@example.com`
  const name = `例 一郎${number} (Example ${number})`
  const link = await issueLink(options, email)
  const page = await openPage(options, link)
  const consent = page.forms.find(({ fields }) => fields.some(({ type }) => type === 'email'))
  const mailed = options.mails.waitFor(email, MAIL_TIMEOUT_MS)
  await post(options, page.path, consent, filledIn(consent, { name, email }))
  const secret = (await mailed)?.text.match(/\/confirm\/[\w-]+/)?.[0]
  if (!secret) throw new Error(`No confirmation mail came for ${email}`)
  const confirmation = await openPage(options, secret)
  await post(
    options,
    confirmation.path,
    confirmation.forms[0],
    filledIn(confirmation.forms[0], { name, email }),
  )
}

async function issueLink({ origin, session }: ExamplesOptions, recipient: string): Promise<string> {
  const headers = {
    authorization: `Bearer ${await session()}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  }
  const who = await answered(await fetch(`${origin()}/api/session`, { headers }))
  const { agreements } = (await who.json()) as { agreements: { id: string }[] }
  const body = JSON.stringify({ agreementId: agreements[0]?.id, recipient, locale: 'ja' })
  const issued = await answered(
    await fetch(`${origin()}/api/referrals`, { method: 'POST', headers, body }),
  )
  return ((await issued.json()) as { url: string }).url
}

/** Links carry the address people use; the path is the same at the server's own. */
async function openPage({ origin }: ExamplesOptions, link: string) {
  const { pathname, search } = new URL(link, origin())
  const response = await answered(await fetch(origin() + pathname + search))
  return { path: pathname + search, forms: postFormsOf(await response.text()) }
}

async function post(
  { origin }: ExamplesOptions,
  path: string,
  form: HtmlForm | undefined,
  body: URLSearchParams,
) {
  if (!form) throw new Error(`No form on ${path.split('/')[1]}`)
  const { pathname, search } = new URL(form.action, origin() + path)
  const headers = { 'sec-fetch-site': 'same-origin' }
  await answered(await fetch(origin() + pathname + search, { method: 'POST', headers, body }))
}

/** As a person fills a form: what is theirs typed in, every box ticked, hidden fields kept. */
function filledIn(
  form: HtmlForm | undefined,
  person: { name: string; email: string },
): URLSearchParams {
  const body = new URLSearchParams()
  for (const { name, type, value, autocomplete } of form?.fields ?? []) {
    if (!name) continue
    if (type === 'email') body.append(name, person.email)
    else if (type === 'text' && (autocomplete === 'name' || name === 'name'))
      body.append(name, person.name)
    else if (type === 'checkbox' || type === 'hidden') body.append(name, value)
    else if (type !== 'radio' && type !== 'submit') body.append(name, '')
  }
  return body
}

async function answered(response: Response): Promise<Response> {
  if (!response.ok)
    throw new Error(`${new URL(response.url).pathname.split('/')[1]}: ${response.status}`)
  return response
}
