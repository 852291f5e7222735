import { randomUUID } from 'node:crypto'
import type { EndpointTest } from '../../src/contract/settings.ts'
import type { Context } from '../context.ts'
import { openPage, postWebhook } from './webhook.ts'

/** Shorter than the pane waits for our own answer, so that it can say whose fault it is. */
const TEST_TIMEOUT_MS = 6_000

/** Send a signed `relay.test` event that names nobody, and tell what came back. */
export async function testEndpoint(
  { config, now }: Pick<Context, 'config' | 'now'>,
  target: { endpoint: string; secret: string },
): Promise<EndpointTest> {
  const at = new Date(now())
  const message = {
    ...target,
    id: `msg_test_${randomUUID()}`,
    payload: { type: 'relay.test', timestamp: at.toISOString(), data: {} },
  }
  try {
    const status = await postWebhook(message, at, config, TEST_TIMEOUT_MS)
    return { reached: status >= 200 && status < 300, status }
  } catch {
    // Whatever keeps it from being reached, the manager is told the same: it does not answer.
    return { reached: false, status: null }
  }
}

/** Whether a candidate who is sent to a form would see one; a redirect leads on and counts. */
export async function formOpens(formUrl: string, config: Context['config']): Promise<boolean> {
  try {
    const status = await openPage(formUrl, config, TEST_TIMEOUT_MS)
    return status >= 200 && status < 400
  } catch {
    return false
  }
}
