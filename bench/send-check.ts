import { buildSendCheck } from '../test/send-check/built.ts'
import { bareOutlook } from '../test/send-check/bare-outlook.ts'
import { blockFor, KENJI } from '../test/message/example-block.ts'
import { quoted } from '../test/message/fake-message.ts'
import type { Benchmark } from './benchmarks.ts'
import { median, spreadOf } from './row.ts'

/** What travels to an Outlook that has nothing of ours in its cache yet. */
export const sendCheckSize: Benchmark = {
  name: 'send check file, as it travels uncompressed',
  unit: 'KB',
  budget: { on: 'value', atMost: 10 },
  measure: async () => ({ value: Buffer.byteLength(buildSendCheck().script) / 1_000 }),
}

const SENDS = 200

/** A long thread below the letter, since all of it is read. */
const THREAD_LETTERS = 20

/**
 * From the event to the decision about a link of somebody else's above a long thread, in a bare
 * context without DOM, storage or network, where Outlook's own calls answer at once.
 */
export const sendCheckTime: Benchmark = {
  name: 'send check, event to decision',
  unit: 'ms',
  budget: { on: 'value', atMost: 50 },
  async measure() {
    const { script } = buildSendCheck()
    const { html } = blockFor()
    const letter = `${html}<p>${'お世話になっております。'.repeat(400)}</p>`
    const body = html + quoted(letter.repeat(THREAD_LETTERS))
    const times: number[] = []
    for (let send = 0; send < SENDS; send += 1) {
      const outlook = bareOutlook(script, { body, to: [KENJI] })
      const startedAt = performance.now()
      const [ending] = outlook.send()
      times.push(performance.now() - startedAt)
      if (ending?.allowEvent !== false) throw new Error('The wrong link was let go.')
    }
    const kilobytes = Math.round(Buffer.byteLength(body) / 1_000)
    return { value: median(times), spread: spreadOf(times), note: `a mail of ${kilobytes} KB` }
  },
}
