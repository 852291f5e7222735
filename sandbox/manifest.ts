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
  /** Ids of the buttons that open the pane; a launch event may name one. */
  paneCommands: string[]
  /** Absent when the manifest asks for no events. */
  launchEvents?: LaunchEvents
}

/** What Outlook starts when something happens to a message. */
export interface LaunchEvents {
  /** The page for clients with a browser, and the bare script for those without; paths. */
  pagePath: string
  scriptPath: string
  /** By event type, such as `OnMessageSend`. */
  handlers: Record<string, { functionName: string; sendMode: string }>
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
  const panePath =
    pathOfResource(
      manifest,
      /xsi:type="ShowTaskpane"[\s\S]*?<SourceLocation[^>]*resid="([^"]+)"/,
    ) ?? pathOf(attribute(manifest, /<SourceLocation[^>]*DefaultValue="([^"]+)"/))
  const launchEvents = launchEventsOf(manifest)
  return {
    id: manifest.match(/<Id>([^<]+)<\/Id>/)?.[1]?.trim() ?? 'career-relay',
    name: { en: name, ja: attribute(displayName, /Locale="ja-JP"[^>]*Value="([^"]*)"/) ?? name },
    permissions:
      manifest.match(/<Permissions>([^<]+)<\/Permissions>/)?.[1]?.trim() ?? 'ReadWriteItem',
    panePath: panePath ?? '/addin/taskpane.html',
    paneCommands: paneCommandsOf(manifest),
    ...(launchEvents && { launchEvents }),
  }
}

function paneCommandsOf(manifest: string): string[] {
  const controls = manifest.matchAll(/<Control\b[^>]*\bid="([^"]+)"[\s\S]*?<\/Control>/g)
  const opening = [...controls].filter(([control]) => control.includes('xsi:type="ShowTaskpane"'))
  return [...new Set(opening.map(([, id = '']) => id))]
}

/** Without the script clients without a browser run the page's address in vain, as Outlook does. */
function launchEventsOf(manifest: string): LaunchEvents | undefined {
  const pagePath = pathOfResource(
    manifest,
    /<\/LaunchEvents>\s*<SourceLocation[^>]*resid="([^"]+)"/,
  )
  if (!pagePath) return undefined
  const events = manifest.matchAll(/<LaunchEvent\b([^>]*)>/g)
  const handlers = Object.fromEntries(
    [...events].map(([, attributes = '']) => [
      attribute(attributes, /\bType="([^"]+)"/) ?? '',
      {
        functionName: attribute(attributes, /\bFunctionName="([^"]+)"/) ?? '',
        // What Outlook takes where a manifest says nothing.
        sendMode: attribute(attributes, /\bSendMode="([^"]+)"/) ?? 'SoftBlock',
      },
    ]),
  )
  const script = pathOfResource(
    manifest,
    /<Override\b(?=[^>]*\btype="javascript")[^>]*\bresid="([^"]+)"/,
  )
  return { pagePath, scriptPath: script ?? pagePath, handlers }
}

/** The path behind the resource id that a pattern finds. */
function pathOfResource(manifest: string, pattern: RegExp): string | undefined {
  const id = manifest.match(pattern)?.[1]
  return pathOf(
    attribute(manifest, new RegExp(`<bt:Url[^>]*id="${id}"[^>]*DefaultValue="([^"]+)"`)),
  )
}

function attribute(xml: string, pattern: RegExp): string | undefined {
  return xml.match(pattern)?.[1]?.replaceAll('&amp;', '&')
}

function pathOf(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined
  const { pathname, search } = new URL(address)
  return pathname + search
}
