import type { Client } from './client.ts'
import { headerOf } from './history.ts'
import { web } from './web.ts'

/** Outlook set to write plain text; otherwise as on the web. */
export const plain: Client = {
  ...web,
  firstFormat: 'text',
  quoted(mail, locale) {
    const header = headerOf(mail, locale).map(([label, value]) => `${label}: ${value}`)
    return ['_'.repeat(32), ...header, '', mail.text].join('\n')
  },
}
