import { everythingIn, named, readElement, type Element } from './element.ts'

/** One of the two nested versions; a client takes the newest whose requirements it meets. */
export interface Version {
  element: Element
  /** Everything of this version, without what belongs to the version nested in it. */
  own: Element[]
}

/** A manifest as the rules look at it. */
export interface Manifest {
  app: Element
  all: Element[]
  versions: Version[]
}

/** Throws an Error when it is not well formed. */
export function readManifest(xml: string): Manifest {
  const app = readElement(xml)
  const all = everythingIn(app)
  const versions = named('VersionOverrides', all).map((element) => ({
    element,
    own: element.children.filter((each) => each.name !== 'VersionOverrides').flatMap(everythingIn),
  }))
  return { app, all, versions }
}

/** The value of an attribute in every element that has it. */
export function attribute(name: string, among: readonly Element[]): string[] {
  return among.flatMap(({ attributes }) => attributes[name] ?? [])
}

/** What a version's resource of an id says; undefined where there is none. */
export function resource(version: Version, id: string | undefined): Element | undefined {
  return version.own.find(
    ({ name, attributes }) => RESOURCE.test(name) && id !== undefined && attributes['id'] === id,
  )
}

const RESOURCE = /^bt:(Image|Url|String)$/

/** The resources a version defines. */
export function resourcesOf(version: Version): Element[] {
  return version.own.filter(
    ({ name, attributes }) => RESOURCE.test(name) && attributes['id'] !== undefined,
  )
}

/** The version of Outlook's programming interface a version asks for, such as 1.13 as [1, 13]. */
export function askedSet(elements: readonly Element[]): [number, number] {
  const [given = ''] = [
    ...attribute('DefaultMinVersion', elements),
    ...attribute('MinVersion', elements),
  ]
  return setNumber(given)
}

/** Compared as numbers: 1.13 is newer than 1.5. */
export function setNumber(version: string): [number, number] {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return [major, minor]
}

export function isAtLeast([major, minor]: [number, number], other: [number, number]): boolean {
  return major > other[0] || (major === other[0] && minor >= other[1])
}
