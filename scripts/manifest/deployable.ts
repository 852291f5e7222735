/** The address manifest.xml names, a development machine's. */
export const DEVELOPMENT_ORIGIN = 'https://localhost:3443'

export type SendMode = 'PromptUser' | 'SoftBlock'

/** What a company decides about its copy of the manifest. */
export interface Deployment {
  /** https, a host name and nothing after it. */
  origin: string
  sendMode: SendMode
  /** A GUID in place of the product's, for a second copy beside the first. */
  id: string | undefined
  /** Where Outlook sends people who want help. */
  supportUrl: string | undefined
  /** Mailboxes on an Exchange server of one's own: the pane alone. */
  exchangeServer: boolean
}

/**
 * The manifest a company deploys, from the one in the repository. Nothing but what the deployment
 * says is changed; the version above all stays, since every new one costs an administrator's consent.
 */
export function deployableManifest(source: string, deployment: Deployment): string {
  const { origin, sendMode, id, supportUrl, exchangeServer } = deployment
  let xml = source.replace(/<!--[^]*?-->\n?/g, '')
  xml = replaced(xml, /(SendMode=")\w+(")/, sendMode)
  if (id) xml = replaced(xml, /(<Id>)[^<]*(<)/, id)
  if (supportUrl) xml = replaced(xml, /(<SupportUrl DefaultValue=")[^"]*(")/, escaped(supportUrl))
  if (exchangeServer) xml = withoutEvents(xml)
  return xml.replaceAll(DEVELOPMENT_ORIGIN, origin)
}

/** Exchange Server knows Mailbox 1.5 and refuses a file in which any part asks for more. */
function withoutEvents(xml: string): string {
  const parts = [
    /\n *<Runtimes>[^]*?<\/Runtimes>/,
    /\n *<ExtensionPoint xsi:type="LaunchEvent">[^]*?<\/ExtensionPoint>/,
    /\n *<bt:Url id="Events.Page"[^>]*>/,
    /\n *<bt:Url id="Events.Script"[^>]*>/,
  ]
  const shorter = parts.reduce((rest, part) => rest.replace(part, ''), xml)
  return replaced(
    shorter,
    /(xsi:type="VersionOverridesV1_1"[^]*?DefaultMinVersion=")[^"]*(")/,
    '1.5',
  )
}

/** The text between two groups of a pattern, replaced by another as it stands. */
function replaced(xml: string, pattern: RegExp, value: string): string {
  return xml.replace(pattern, (_whole, before: string, after: string) => before + value + after)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
