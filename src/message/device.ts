/** Names of Outlook hosts, as their makers tell them apart. */
const HOSTS: Record<string, string> = {
  Outlook: 'Outlook for Windows',
  newOutlookWindows: 'new Outlook for Windows',
  OutlookWebApp: 'Outlook on the web',
  OutlookIOS: 'Outlook for iOS',
  OutlookAndroid: 'Outlook for Android',
}

/** Order matters: Edge calls itself Chrome too, and Chrome calls itself Safari. */
const BROWSERS = [
  ['Edge', /\bEdg\//],
  ['Firefox', /\bFirefox\//],
  ['Chrome', /\bChrome\//],
  ['Safari', /\bSafari\//],
] as const

const SYSTEMS = [
  ['Windows', /Windows/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Mac', /Mac OS X/],
  ['Linux', /Linux/],
] as const

/** What somebody recognises a device by in a list, such as "Outlook on the web, Chrome, Windows". */
export function deviceText(hostName: string | undefined, userAgent: string): string {
  const find = (known: readonly (readonly [string, RegExp])[]) =>
    known.find(([, pattern]) => pattern.test(userAgent))?.[0]
  const system = find(SYSTEMS)
  if (hostName === 'Outlook' && system === 'Mac') return 'Outlook for Mac'
  const host = HOSTS[hostName ?? ''] ?? 'Outlook'
  // Outside the web the browser is a part of Outlook that nobody chose or knows.
  if (hostName !== 'OutlookWebApp') return host
  return [host, find(BROWSERS), system].filter((part) => part !== undefined).join(', ')
}
