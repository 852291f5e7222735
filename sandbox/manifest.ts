import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** What Outlook would take from the manifest to run the pane. */
export interface AddIn {
  id: string
  name: { en: string; ja: string }
  /** `ReadItem`, `ReadWriteItem` or `ReadWriteMailbox`; anything else means Restricted. */
  permissions: string
  /** The pane's page, as a path on our own origin. */
  panePath: string
}

const MANIFEST = fileURLToPath(new URL('../manifest.xml', import.meta.url))

/** Read the manifest anew at each call, so that a change to it shows at the next reload. */
export async function readAddIn(): Promise<AddIn> {
  return addInOf(await readFile(MANIFEST, 'utf8').catch(() => ''))
}

/** The few things the sandbox needs from a manifest; every one has a fallback. */
export function addInOf(manifest: string): AddIn {
  const displayName = manifest.match(/<DisplayName\b[\s\S]*?(?:<\/DisplayName>|\/>)/)?.[0] ?? ''
  const name = attribute(displayName, /<DisplayName\b[^>]*DefaultValue="([^"]*)"/) ?? 'Career Relay'
  const resource = manifest.match(
    /xsi:type="ShowTaskpane"[\s\S]*?<SourceLocation[^>]*resid="([^"]+)"/,
  )?.[1]
  const address =
    attribute(manifest, new RegExp(`<bt:Url[^>]*id="${resource}"[^>]*DefaultValue="([^"]+)"`)) ??
    attribute(manifest, /<SourceLocation[^>]*DefaultValue="([^"]+)"/)
  return {
    id: manifest.match(/<Id>([^<]+)<\/Id>/)?.[1]?.trim() ?? 'career-relay',
    name: { en: name, ja: attribute(displayName, /Locale="ja-JP"[^>]*Value="([^"]*)"/) ?? name },
    permissions:
      manifest.match(/<Permissions>([^<]+)<\/Permissions>/)?.[1]?.trim() ?? 'ReadWriteItem',
    panePath: pathOf(address) ?? '/addin/taskpane.html',
  }
}

function attribute(xml: string, pattern: RegExp): string | undefined {
  return xml.match(pattern)?.[1]?.replaceAll('&amp;', '&')
}

function pathOf(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined
  const { pathname, search } = new URL(address)
  return pathname + search
}
