import type { FastifyPluginAsync } from 'fastify'
import { HELP_TEXT } from '../text/help.ts'
import { languageOf, sendPage } from './answers.ts'
import { document, paragraphs } from './layout.ts'

/** Where Outlook's help link leads unless a company names a page of its own in its manifest. */
const PATH = '/help'

/** On the pane's host only: it speaks to people who work with the add-in. */
export const helpPage: FastifyPluginAsync = async (app) => {
  app.get(PATH, { schema: { hide: true } }, async (request, reply) => {
    const locale = languageOf(request)
    const { title, lines } = HELP_TEXT[locale]
    const page = document({ locale, title, body: paragraphs(lines), languagePath: PATH })
    await sendPage(reply, page)
  })
}
