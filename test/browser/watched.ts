import type { Page } from 'playwright-core'

/** Everything a page did that it must not: asked elsewhere, set something, complained. */
export function watched(page: Page): string[] {
  const seen: string[] = []
  page.on('request', (request) => {
    if (!/^http:\/\/localhost:/.test(request.url())) seen.push(`foreign: ${request.url()}`)
  })
  page.on('console', (message) => {
    // A form that came back, and a wrong link, are answers of their own status.
    if (!/status of 4\d\d/.test(message.text())) seen.push(`console: ${message.text()}`)
  })
  return seen
}
