import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import { AGREEMENT, MANAGER_SESSION, RECRUITER_SESSION, numbered, tokenOf } from './workspace.ts'

/** Requests of one kind to one server, for a time or for a number of them. */
export interface Slice {
  kind: 'link' | 'referral' | 'consent' | 'progress'
  port: number
  connections: number
  /** Of the first candidate, where each is asked for once. */
  first: number
  length: { seconds: number } | { requests: number }
}

export interface SliceResult {
  requestsPerSecond: number
  /** From the first answer to the last. */
  requests: number
}

const BROWSER = {
  'user-agent':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'accept-language': 'ja,en;q=0.8',
}

/** Links opened in turn, spread over the seeded ones; written out once, to keep the sender fast. */
const LINKS_OPENED = 500
const LINK_STRIDE = 20

/** The requests of a slice, in the form the generator cycles through. */
export function requestsOf(
  { kind, first }: Pick<Slice, 'kind' | 'first'>,
  page = '',
): autocannon.Request[] {
  let next = first
  switch (kind) {
    case 'link':
      return Array.from({ length: LINKS_OPENED }, (_, index) => ({
        path: `/r/${tokenOf(index * LINK_STRIDE)}`,
        headers: BROWSER,
      }))
    case 'progress':
      return [{ path: '/api/progress', headers: { authorization: `Bearer ${MANAGER_SESSION}` } }]
    case 'referral': {
      const fixed = {
        authorization: `Bearer ${RECRUITER_SESSION}`,
        'content-type': 'application/json',
      }
      return [{ method: 'POST', path: '/api/referrals', setupRequest: insert }]
      function insert(request: autocannon.Request): autocannon.Request {
        const recipient = `candidate${(next += 1)}@example.com`
        const headers = { ...fixed, 'idempotency-key': randomUUID() }
        const body = JSON.stringify({ agreementId: AGREEMENT, recipient, locale: 'ja' })
        return { ...request, headers, body }
      }
    }
    case 'consent': {
      const headers = {
        ...BROWSER,
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
      }
      const confirm = (request: autocannon.Request) => {
        const path = `/confirm/${numbered('confirm', next)}?lang=ja`
        next += 1
        return { ...request, path, headers: { ...headers }, body: `page=${page}` }
      }
      return [{ method: 'POST', setupRequest: confirm }]
    }
  }
}

/** All wait with the same entries, so the page that asks them to confirm has one hash. */
export async function pageShown({
  kind,
  port,
  first,
}: Pick<Slice, 'kind' | 'port' | 'first'>): Promise<string> {
  if (kind !== 'consent') return ''
  const path = `/confirm/${numbered('confirm', first)}?lang=ja`
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: BROWSER })
  return /name="page" value="(\w+)"/.exec(await answer.text())?.[1] ?? ''
}

/** Send the slice. @throws Error when an answer was not what the row is about. */
async function send(slice: Slice): Promise<SliceResult> {
  let answers = 0
  let firstAt = 0
  let lastAt = 0
  const page = await pageShown(slice)
  const finished = Promise.withResolvers<autocannon.Result>()
  const options: autocannon.Options = {
    url: `http://127.0.0.1:${slice.port}`,
    connections: slice.connections,
    ...('seconds' in slice.length
      ? { duration: slice.length.seconds }
      : { amount: slice.length.requests }),
    sampleInt: 50,
    requests: requestsOf(slice, page),
  }
  const running = autocannon(options, (error: Error | null, result) =>
    error ? finished.reject(error) : finished.resolve(result),
  )
  running.on('response', () => {
    lastAt = performance.now()
    if (answers === 0) firstAt = lastAt
    answers += 1
  })
  const { non2xx, errors, timeouts } = await finished.promise
  if (non2xx + errors + timeouts > 0) {
    throw new Error(`${non2xx} answers were refusals, ${errors + timeouts} requests had none`)
  }
  if (answers < 2) throw new Error('there were no answers')
  return { requestsPerSecond: ((answers - 1) / (lastAt - firstAt)) * 1_000, requests: answers }
}

if (import.meta.main) {
  process.on('message', (slice: Slice) => {
    void send(slice).then(
      (result) => process.send?.(result),
      (error: Error) => process.send?.({ error: error.message }),
    )
  })
  process.once('disconnect', () => process.exit()).once('SIGTERM', () => process.exit())
  process.send?.({ listening: 0 })
}
