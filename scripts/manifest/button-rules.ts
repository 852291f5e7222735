import { named } from './element.ts'
import { attribute, resource, resourcesOf, type Version } from './manifest.ts'
import type { Rule } from './rule.ts'

/** Ribbon sizes: 16, 32 and 80 must be there, the others keep scaled screens sharp. */
const SIZES = [16, 20, 24, 32, 40, 48, 64, 80]

/** What each element may point to, so that a tooltip never shows an address. */
const KINDS: Readonly<Record<string, string>> = {
  Label: 'bt:ShortStrings',
  Title: 'bt:ShortStrings',
  Description: 'bt:LongStrings',
  'bt:Image': 'bt:Images',
  SourceLocation: 'bt:Urls',
  Runtime: 'bt:Urls',
  Override: 'bt:Urls',
}

/** The buttons, what they show and what they open. */
export const BUTTON_RULES: readonly Rule[] = [
  {
    id: 'resources',
    en: 'Every resource that is used is there, every one that is there is used, each for its kind',
    ja: '使うリソースはすべて定義し、使わないものは置かず、種類も合わせる',
    broken: ({ versions }) => versions.flatMap(brokenResources),
  },
  {
    id: 'surfaces',
    en: 'Both versions open the pane while a mail is written and while one is read',
    ja: '作成中と閲覧中のどちらでも、両方のバージョンでペインを開けるようにする',
    broken: ({ versions }) =>
      versions
        .filter(({ own }) => {
          const surfaces = attribute('xsi:type', named('ExtensionPoint', own))
          const actions = attribute('xsi:type', named('Action', own))
          return (
            !['MessageComposeCommandSurface', 'MessageReadCommandSurface'].every((surface) =>
              surfaces.includes(surface),
            ) || actions.join(' ') !== 'ShowTaskpane ShowTaskpane'
          )
        })
        .flatMap(({ element }) => attribute('xsi:type', [element])),
  },
  {
    id: 'pinning',
    en: 'Both panes can be pinned and shared mailboxes are served, in version 1.1 alone',
    ja: 'ペインの固定と共有メールボックスは、バージョン 1.1 だけで有効にする',
    broken: ({ versions }) =>
      versions
        .filter(({ own }, at) => {
          const supports = own.filter(({ name }) => name.startsWith('Supports'))
          const [pinned, shared] = at === 0 ? [0, 0] : [named('Action', own).length, 1]
          return (
            supports.some(({ text }) => text !== 'true') ||
            named('SupportsPinning', own).length !== pinned ||
            named('SupportsSharedFolders', own).length !== shared
          )
        })
        .flatMap(({ element }) => attribute('xsi:type', [element])),
  },
  {
    id: 'commands',
    en: 'The buttons the send check opens exist in both versions',
    ja: '送信時チェックから開くボタンは、両方のバージョンに用意する',
    broken: ({ versions }, { commandIds }) =>
      versions.flatMap(({ own }) => {
        const controls = attribute('id', named('Control', own))
        return commandIds.filter((id) => !controls.includes(id))
      }),
  },
  {
    id: 'icons',
    en: 'Icons come in every size, and each picture has the size it is named for',
    ja: 'アイコンは全サイズを用意し、画像の大きさを名前と一致させる',
    broken: ({ app, versions }, { icon }) => [
      ...versions.flatMap(({ own }) =>
        named('Icon', own)
          .filter(({ children }) => attribute('size', children).join() !== SIZES.join())
          .map(() => 'Icon'),
      ),
      ...versions.flatMap((version) =>
        named('bt:Image', version.own).flatMap(({ attributes: { size, resid } }) => {
          const address = resource(version, resid)?.attributes['DefaultValue']
          return size && address && !hasSize(icon(address), Number(size)) ? [address] : []
        }),
      ),
      ...[
        { name: 'IconUrl', size: 64 },
        { name: 'HighResolutionIconUrl', size: 128 },
      ].flatMap(({ name, size }) =>
        attribute('DefaultValue', named(name, app)).filter(
          (address) => !hasSize(icon(address), size),
        ),
      ),
    ],
  },
]

function brokenResources(version: Version): string[] {
  const users = version.own.filter(({ attributes }) => attributes['resid'] !== undefined)
  const used = attribute('resid', users)
  const given = resourcesOf(version)
  return [
    ...used.filter((id) => !resource(version, id)),
    ...attribute('id', given).filter((id) => !used.includes(id)),
    ...users
      .filter(({ name, attributes }) => {
        const list = named(KINDS[name] ?? '', version.own).flatMap(({ children }) => children)
        return !attribute('id', list).includes(attributes['resid'] ?? '')
      })
      .map(({ name, attributes }) => `${name} ${attributes['resid']}`),
  ]
}

/** A PNG tells its width and height in its first bytes. */
function hasSize(png: Buffer | undefined, size: number): boolean {
  return (
    png?.subarray(1, 4).toString() === 'PNG' &&
    png.readUInt32BE(16) === size &&
    png.readUInt32BE(20) === size
  )
}
