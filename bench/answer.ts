import { request } from 'node:http'
import { pageShown, requestsOf, type Slice } from './load.ts'

/** What the product answers with, for the yardstick to answer with the same. */
export interface Answer {
  status: number
  headers: [name: string, value: string][]
  body: string
}

/** Headers that node:http writes by itself, in the product and in the yardstick. */
const NODE_HEADERS = new Set(['date', 'connection', 'keep-alive'])

/** Ask the product once, with the first request of its kind. */
export async function sampleAnswer(port: number, kind: Slice['kind']): Promise<Answer> {
  const first = SAMPLE_CANDIDATE
  const page = await pageShown({ kind, port, first })
  const [template = {}] = requestsOf({ kind, first }, page)
  const setUp = template.setupRequest
  const { path, method, headers, body } =
    typeof setUp === 'function' ? setUp(template, {}) : template
  const answered = Promise.withResolvers<Answer>()
  const sending = request({ port, path, method, headers: headers as Record<string, string> })
  sending.on('error', answered.reject).on('response', (response) => {
    let text = ''
    response.setEncoding('utf8').on('data', (chunk) => (text += String(chunk)))
    response.on('end', () => {
      const status = response.statusCode ?? 0
      const kept = Object.entries(response.headers).filter(([name]) => !NODE_HEADERS.has(name))
      answered.resolve({ status, headers: kept as Answer['headers'], body: text })
    })
  })
  sending.end(body)
  const answer = await answered.promise
  if (answer.status >= 300) throw new Error(`${method ?? 'GET'} ${path} answered ${answer.status}`)
  return answer
}

/** A candidate of its own, after the confirmed ones, so that no slice finds it used up. */
export const SAMPLE_CANDIDATE = 10
