import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { OfficeAddinManifest } from 'office-addin-manifest'
import { RULES, faultsIn } from '../scripts/manifest/check.ts'
import { everythingIn, readElement } from '../scripts/manifest/element.ts'
import { BROKEN } from './manifest-broken.ts'
import { MANIFEST, brokenIn, newer, surroundings } from './manifest-stage.ts'

describe('the manifest', () => {
  test('keeps to every rule', () => {
    expect(faultsIn(MANIFEST, surroundings())).toEqual([])
  })

  test('is add-in-only XML, the one kind that every Outlook reads, to Microsoft’s own reader (§0.6)', async () => {
    const file = fileURLToPath(new URL('../manifest.xml', import.meta.url))
    const info = await OfficeAddinManifest.readManifestFile(file)
    expect(info).toMatchObject({
      displayName: 'Career Relay',
      defaultLocale: 'en-US',
      officeAppType: 'MailApp',
      permissions: 'ReadWriteItem',
      version: '1.0.0.0',
      hosts: ['Mailbox'],
    })
  })

  test('may say of its events what is so anyway: that their page lives shortly', () => {
    expect(brokenIn(newer('<Runtime resid', '<Runtime lifetime="short" resid'))).toEqual([])
  })

  test('asks people before it holds anything back', () => {
    expect(MANIFEST).toContain('SendMode="PromptUser"')
  })

  test('names no address but this computer’s', () => {
    const addresses = [...MANIFEST.matchAll(/https:\/\/[\w.:-]+/g)].map(([address]) => address)
    expect(new Set(addresses)).toEqual(new Set(['https://localhost:3443']))
  })
})

/** An element by its indent, with everything in it; looked ahead for, since one stands in another. */
const ELEMENT = /^(?=(( +)<([\w:]+)\b(?:[^>]*\/>|[^>\n]*>(?:[^<\n]*|\n[^]*?\n\2)<\/\3>)\n))/gm
/** All but the prefixes that a reader of XML resolves. */
const ATTRIBUTE = /( (?!xmlns:|version=|encoding=)[\w:]+="[^"<]*")/g

describe('a rule of the manifest', () => {
  test.each(BROKEN)('“%s” notices %s', (rule, _how, xml) => {
    expect(brokenIn(xml)).toContain(rule)
  })

  test('notices every element and attribute that is left out but the height, which Outlook knows', () => {
    const around = surroundings()
    const parts = [...MANIFEST.matchAll(ELEMENT), ...MANIFEST.matchAll(ATTRIBUTE)]
    expect(parts.length).toBeGreaterThan(350)
    const unnoticed = parts.filter(({ 1: part = '', index }) => {
      const rest = MANIFEST.slice(0, index) + MANIFEST.slice(index + part.length)
      return brokenIn(rest, around).length === 0
    })
    expect(unnoticed.map(([, part]) => part?.trim())).toEqual([
      '<RequestedHeight>450</RequestedHeight>',
    ])
  })

  test('is broken by an example, each of them', () => {
    expect([...new Set(BROKEN.map(([rule]) => rule))].sort()).toEqual(
      RULES.map(({ id }) => id).sort(),
    )
  })

  test('has a sentence in both languages', () => {
    for (const { en, ja } of RULES) {
      expect(en).toMatch(/^[A-Z][^]{15,}/)
      expect(ja).toMatch(/[\u3041-\u30fa\u4e00-\u9fff]{3}/)
    }
  })

  test('“handlers” notices a function Outlook would never call, and says nothing where none is known', () => {
    const around = { ...surroundings(), handlers: [...(surroundings().handlers ?? []), 'onSpare'] }
    expect(brokenIn(MANIFEST, around)).toEqual(['handlers'])
    expect(brokenIn(MANIFEST, { ...around, handlers: undefined })).toEqual([])
  })

  test('“allowed” notices a server at another address', () => {
    expect(brokenIn(MANIFEST, surroundings('https://relay.example.co.jp'))).toEqual(['allowed'])
  })
})

describe('the reader of manifests', () => {
  test('reads what Microsoft’s reader reads', () => {
    const app = readElement('<a x="1 &amp; 2"><!-- <b/> --><c>t &lt; u</c><d y="" /></a>')
    expect(everythingIn(app).map(({ name }) => name)).toEqual(['a', 'c', 'd'])
    expect([app.attributes['x'], app.children[0]?.text]).toEqual(['1 & 2', 't < u'])
  })

  test.each(['<a><b></a></b>', '<a>', '<a/><b/>', '<a x=1/>', '</a>', '', 'text', '<a>x</a>\n<'])(
    'refuses what is not well formed: %s',
    (xml) => {
      expect(() => readElement(xml)).toThrow(/not well formed in line \d/)
    },
  )
})

describe('the small icons', () => {
  test.each([16, 20, 24])('the one of %i pixels has a drawing on a grid of its own', (size) => {
    const drawing = readFileSync(`assets/icon-${size}.svg`, 'utf8')
    expect(drawing).toContain(`viewBox="0 0 ${size} ${size}"`)
  })
})
