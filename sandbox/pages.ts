import { html } from 'ghtml'
import { localeOf, pageText, type Locale } from './text.ts'

/** How a page is to look, as the compose window's switches stand; both travel in the address. */
export interface View {
  locale: Locale
  theme: 'light' | 'dark' | undefined
}

/** Read the view from an address, with the browser's language as the default. */
export function viewOf(url: URL, acceptLanguage: string | undefined): View {
  const theme = url.searchParams.get('theme')
  return {
    locale: localeOf(url.searchParams.get('lang') ?? acceptLanguage),
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
  }
}

/** The same view on another address of the sandbox. */
export function withView(
  path: string,
  view: View,
  parameters: Record<string, string> = {},
): string {
  const query = new URLSearchParams({ lang: view.locale, ...parameters })
  if (view.theme) query.set('theme', view.theme)
  return `${path}?${query}`
}

/** A page around its parts; `live` keeps itself current without being reloaded. */
export function page(
  view: View,
  parts: { title: string; lead: string; live: string; after?: string },
): string {
  return html`<!doctype html>
    <html lang="${view.locale}" data-theme="${view.theme ?? ''}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${parts.title}</title>
        <link rel="icon" href="/sandbox/host/icon.svg" />
        <link rel="stylesheet" href="/sandbox/host/page.css" />
        <script type="module" src="/sandbox/host/live.ts"></script>
      </head>
      <body>
        <header>
          <h1>${parts.title}</h1>
          <p>${parts.lead}</p>
        </header>
        <main data-live>!${parts.live}</main>
        !${parts.after ? html`<aside>!${parts.after}</aside>` : ''}
      </body>
    </html>`
}

/** Shown for the second or two in which the companion server is not there. */
export function restartingPage(acceptLanguage: string | undefined): string {
  const locale = localeOf(acceptLanguage)
  const say = pageText[locale]
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="refresh" content="1" />
        <title>${say.restartingTitle}</title>
        <link rel="stylesheet" href="/sandbox/host/page.css" />
      </head>
      <body>
        <main><p class="empty">${say.restarting}</p></main>
      </body>
    </html>`
}

/** A time as people write it, in the machine's own time zone. */
export function timeOf(moment: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', {
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(moment)
}
