import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { OfficeAddinManifest, type ManifestInfo } from 'office-addin-manifest'

const MANIFEST = fileURLToPath(new URL('../manifest.xml', import.meta.url))
const xml = readFileSync(MANIFEST, 'utf8').replace(/<!--[\s\S]*?-->/g, '')

interface Element {
  name: string
  attributes: Readonly<Record<string, string>>
  children: Element[]
  text: string
}

/** Enough of an XML reader for a manifest: elements, attributes and text. */
function parse(source: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  for (const [, close, name = '', rest = '', selfClosing, text] of source.matchAll(
    /<(\/?)([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>|([^<]+)/g,
  )) {
    const parent = open.at(-1) ?? root
    if (text !== undefined) parent.text += text.trim()
    else if (close) expect(open.pop()?.name).toBe(name)
    else {
      const attributes: Record<string, string> = {}
      for (const [, key = '', value = ''] of rest.matchAll(/([\w:]+)="([^"]*)"/g)) {
        attributes[key] = value
      }
      const element: Element = { name, attributes, children: [], text: '' }
      parent.children.push(element)
      if (!selfClosing) open.push(element)
    }
  }
  expect(open).toHaveLength(1)
  return root
}

const everything = (element: Element): Element[] => [
  element,
  ...element.children.flatMap(everything),
]
const root = parse(xml.replace(/<\?[^>]*\?>/, ''))
const app = root.children[0] ?? root
const all = everything(app)
const named = (name: string, among = all) => among.filter((element) => element.name === name)
const versions = named('VersionOverrides')
/** The elements of one version, without those of the version nested in it. */
const own = (version: Element) =>
  version.children.filter(({ name }) => name !== 'VersionOverrides').flatMap(everything)

let info: ManifestInfo
beforeAll(async () => {
  info = await OfficeAddinManifest.readManifestFile(MANIFEST)
})

describe('the manifest', () => {
  test('is read by Microsoft’s own reader', () => {
    expect(info).toMatchObject({
      displayName: 'Career Relay',
      defaultLocale: 'en-US',
      officeAppType: 'MailApp',
      permissions: 'ReadWriteItem',
    })
    expect(info.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect(info.version).toMatch(/^[1-9]\d*\.\d+\.\d+\.\d+$/)
  })

  test('asks for no more than to read and write the item', () => {
    expect(named('Permissions').map(({ text }) => text)).toEqual(['ReadWriteItem'])
  })

  test('has its elements in the order Outlook wants', () => {
    expect(app.children.map(({ name }) => name)).toEqual([
      'Id',
      'Version',
      'ProviderName',
      'DefaultLocale',
      'DisplayName',
      'Description',
      'IconUrl',
      'HighResolutionIconUrl',
      'SupportUrl',
      'AppDomains',
      'Hosts',
      'Requirements',
      'FormSettings',
      'Permissions',
      'Rule',
      'DisableEntityHighlighting',
      'VersionOverrides',
    ])
    expect(versions.map(({ children }) => children.map(({ name }) => name))).toEqual([
      ['Requirements', 'Hosts', 'Resources', 'VersionOverrides'],
      ['Requirements', 'Hosts', 'Resources'],
    ])
  })

  test('nests version 1.1 in version 1.0, so that older clients keep the pane', () => {
    expect(versions.map(({ attributes }) => attributes['xsi:type'])).toEqual([
      'VersionOverridesV1_0',
      'VersionOverridesV1_1',
    ])
  })

  test('offers the pane while a mail is written and while one is read', () => {
    for (const version of versions) {
      const surfaces = named('ExtensionPoint', own(version))
      expect(surfaces.map(({ attributes }) => attributes['xsi:type'])).toEqual([
        'MessageComposeCommandSurface',
        'MessageReadCommandSurface',
      ])
      expect(named('Action', own(version)).map((each) => each.attributes['xsi:type'])).toEqual([
        'ShowTaskpane',
        'ShowTaskpane',
      ])
    }
  })

  test('lets the pane be pinned and used in shared folders where the schema knows both', () => {
    const [older = app, newer = app] = versions
    expect(own(older).some(({ name }) => /^Supports/.test(name))).toBe(false)
    expect(named('SupportsPinning', own(newer)).map(({ text }) => text)).toEqual(['true'])
    const [form = app] = named('DesktopFormFactor', own(newer))
    expect(form.children[0]).toMatchObject({ name: 'SupportsSharedFolders', text: 'true' })
  })

  test('registers nothing that runs by itself', () => {
    expect(named('LaunchEvent')).toEqual([])
  })
})

describe('names and addresses in the manifest', () => {
  test('every resource that is used is there, and every one that is there is used', () => {
    for (const version of versions) {
      const elements = own(version)
      const used = elements.flatMap(({ attributes }) => attributes.resid ?? [])
      const given = elements
        .filter(({ name }) => /^bt:(Image|Url|String)$/.test(name))
        .flatMap(({ attributes }) => attributes.id ?? [])
      expect([...new Set(used)].sort()).toEqual([...given].sort())
    }
  })

  test('ids fit into 32 characters and are unique within a version', () => {
    for (const version of versions) {
      const ids = own(version)
        .filter(({ name }) => name !== 'OfficeTab')
        .flatMap(({ attributes }) => attributes.id ?? [])
      expect(ids.every((id) => id.length <= 32)).toBe(true)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  test.each([
    ['bt:ShortStrings', 125],
    ['bt:LongStrings', 250],
  ])('%s keep to %i characters in both languages', (list, limit) => {
    const values = named(list)
      .flatMap(everything)
      .flatMap(({ attributes }) => [attributes.DefaultValue ?? '', attributes.Value ?? ''])
    expect(values.every((value) => value.length <= limit)).toBe(true)
  })

  test('everything people read has a Japanese version', () => {
    const read = [...named('DisplayName'), ...named('Description'), ...named('bt:String')]
      // The supertips' descriptions use resources and have no text of their own.
      .filter(({ attributes }) => attributes.DefaultValue !== undefined)
    expect(read.length).toBeGreaterThan(10)
    for (const { children } of read) {
      expect(children).toMatchObject([{ attributes: { Locale: 'ja-JP' } }])
      expect(children[0]?.attributes.Value).toMatch(/[\u3041-\u30fa\u4e00-\u9fff]/)
    }
  })

  test('every address is https and on one origin', () => {
    const addresses = all
      .flatMap(({ attributes }) => attributes.DefaultValue ?? [])
      .filter((value) => value.includes('://'))
    expect(addresses.every((address) => address.startsWith('https://localhost:3443/'))).toBe(true)
    expect(addresses).toContain('https://localhost:3443/addin/taskpane.html')
  })
})

describe('icons', () => {
  const sizeOf = (address: string) => {
    const file = new URL(`../assets/${address.split('/').at(-1)}`, import.meta.url)
    const bytes = readFileSync(file)
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  }

  test('each icon has the size its name promises', () => {
    const images = named('bt:Image').filter(({ attributes }) => attributes.id)
    expect(images).toHaveLength(16)
    for (const { attributes } of images) {
      const size = Number(attributes.id?.replace('Icon.', ''))
      expect(sizeOf(attributes.DefaultValue ?? '')).toEqual([size, size])
    }
  })

  test('each use of an icon names its size', () => {
    for (const { attributes } of named('bt:Image').filter((each) => each.attributes.resid)) {
      expect(attributes.resid).toBe(`Icon.${attributes.size}`)
    }
  })

  test('the icons of the list of add-ins are 64 and 128 pixels wide', () => {
    expect(sizeOf(info.iconUrl ?? '')).toEqual([64, 64])
    expect(sizeOf(info.highResolutionIconUrl ?? '')).toEqual([128, 128])
  })
})
