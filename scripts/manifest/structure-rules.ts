import { named, type Element } from './element.ts'
import { askedSet, attribute, isAtLeast, type Manifest } from './manifest.ts'
import type { Rule } from './rule.ts'
import { SEQUENCES } from './sequences.ts'

/** Without one of these Outlook for Mac was seen to crash, or the store refuses the file. */
const NEEDED = SEQUENCES['OfficeApp'] ?? []

/** What the pane cannot do without; a higher one would keep it off older Outlooks altogether. */
const LOWEST_SET: [number, number] = [1, 3]

/** Microsoft's limits in characters (MS-OWEMXML, ShortString and LongString, and URL). */
const LIMITS = { short: 125, long: 250, address: 2048, id: 32 }

/** The file as a whole: order, names, lengths, languages, permission. */
export const STRUCTURE_RULES: readonly Rule[] = [
  {
    id: 'order',
    en: 'Elements stand in the order Outlook wants',
    ja: '要素は Outlook の求める順に並べる',
    broken: ({ all }) => all.filter((element) => !inOrder(element)).map(({ name }) => name),
  },
  {
    id: 'complete',
    en: 'Every basic element is there once',
    ja: '基本の要素はそれぞれ1つずつ必要',
    broken: ({ app }) =>
      NEEDED.filter((name) => app.children.filter((child) => child.name === name).length !== 1),
  },
  {
    id: 'identity',
    en: 'The Id is a GUID, and the Version four numbers from 1.0 on',
    ja: 'Id は GUID、Version は 1.0 以上の4つの数字にする',
    broken: ({ app }) => [
      ...textsOf(app, 'Id').filter((id) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)),
      ...textsOf(app, 'Version').filter((version) => !/^[1-9]\d*(\.\d+){3}$/.test(version)),
    ],
  },
  {
    id: 'permission',
    en: 'It asks to read and write the open item, and for no more',
    ja: '権限は開いているアイテムの読み書き(ReadWriteItem)だけにする',
    broken: ({ app }) => textsOf(app, 'Permissions').filter((asked) => asked !== 'ReadWriteItem'),
  },
  {
    id: 'versions',
    en: 'Version 1.1 is nested in version 1.0, which asks for no more than the file itself',
    ja: 'バージョン 1.1 を 1.0 の中に置き、1.0 はファイル全体より多くを求めない',
    broken: ({ app, versions }) => [
      ...(types(versions.map(({ element }) => element)) === OLDER_THEN_NEWER
        ? []
        : ['VersionOverrides']),
      ...[named('Set', app), versions[0]?.own ?? []]
        .filter((elements) => !sameSet(askedSet(elements), LOWEST_SET))
        .map((elements) => `Mailbox ${askedSet(elements).join('.')}`),
    ],
  },
  {
    id: 'ids',
    en: `Ids keep to ${LIMITS.id} characters, and each stands once in its version`,
    ja: `id は ${LIMITS.id} 文字以内で、同じバージョンの中で重複しない`,
    broken: ({ versions }) =>
      versions.flatMap(({ own }) => {
        const ids = attribute(
          'id',
          own.filter(({ name }) => name !== 'OfficeTab'),
        )
        return ids.filter((id, at) => id.length > LIMITS.id || ids.indexOf(id) !== at)
      }),
  },
  {
    id: 'lengths',
    en: `Names keep to ${LIMITS.short} characters, descriptions to ${LIMITS.long}, addresses to ${LIMITS.address}, and none is empty`,
    ja: `名前は ${LIMITS.short} 文字、説明は ${LIMITS.long} 文字、アドレスは ${LIMITS.address} 文字以内で、空にしない`,
    broken: (manifest) => [
      ...wrongLength(manifest, ['DisplayName', 'bt:ShortStrings'], LIMITS.short),
      ...wrongLength(manifest, ['Description', 'bt:LongStrings'], LIMITS.long),
      ...wrongLength(manifest, ['bt:Images', 'bt:Urls', 'SupportUrl'], LIMITS.address),
    ],
  },
  {
    id: 'languages',
    en: 'The default is en-US, and everything people read stands in Japanese too',
    ja: '既定の言語は en-US とし、表示される文はすべて日本語でも用意する',
    broken: ({ app, all }) => [
      ...textsOf(app, 'DefaultLocale').filter((locale) => locale !== 'en-US'),
      ...['DisplayName', 'Description', 'bt:String']
        .flatMap((name) => named(name, all))
        .filter(({ attributes }) => attributes['DefaultValue'] !== undefined)
        .filter((element) => !hasJapanese(element))
        .map(({ name, attributes }) => attributes['id'] ?? name),
    ],
  },
  {
    id: 'origin',
    en: 'Every address is https and on the add-in’s own origin, but the support page',
    ja: 'サポートページ以外のアドレスは、すべてアドイン自身の https のオリジンに置く',
    broken: ({ app, all }) => {
      const [origin = ''] = textsOf(app, 'AppDomains')
        .concat(named('AppDomain', app).map(({ text }) => text))
        .filter((text) => text !== '')
      const support = named('SupportUrl', app)
      const addresses = attribute('DefaultValue', all).filter((value) => value.includes('://'))
      return addresses.filter((address) => {
        const { protocol, origin: found } = new URL(address)
        if (protocol !== 'https:') return true
        return found !== origin && !attribute('DefaultValue', support).includes(address)
      })
    },
  },
]

const OLDER_THEN_NEWER = 'VersionOverridesV1_0 VersionOverridesV1_1'

function types(elements: readonly Element[]): string {
  return attribute('xsi:type', elements).join(' ')
}

function sameSet(one: [number, number], other: [number, number]): boolean {
  return isAtLeast(one, other) && isAtLeast(other, one)
}

function inOrder({ name, children }: Element): boolean {
  const places = children.map((child) => (SEQUENCES[name] ?? []).indexOf(child.name))
  return places.every((place, at) => place >= 0 && place >= (places[at - 1] ?? 0))
}

function textsOf(app: Element, name: string): string[] {
  return app.children.filter((child) => child.name === name).map(({ text }) => text)
}

/** Values of these elements and of their translations that are empty or too long. */
function wrongLength({ all }: Manifest, names: readonly string[], limit: number): string[] {
  const elements = names
    .flatMap((name) => named(name, all))
    .flatMap((each) => [each, ...below(each)])
  return [...attribute('DefaultValue', elements), ...attribute('Value', elements)].filter(
    (value) => value.length === 0 || value.length > limit,
  )
}

function below(element: Element): Element[] {
  return element.children.flatMap((child) => [child, ...below(child)])
}

function hasJapanese({ children }: Element): boolean {
  const [translation, ...more] = children
  return (
    more.length === 0 &&
    translation?.attributes['Locale'] === 'ja-JP' &&
    /[\u3041-\u30fa\u4e00-\u9fff]/.test(translation.attributes['Value'] ?? '')
  )
}
