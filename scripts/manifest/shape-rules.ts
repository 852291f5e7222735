import type { Element } from './element.ts'
import type { Rule } from './rule.ts'
import { SHAPES, type Shape } from './shapes.ts'

/** Each element on its own: what it must hold, and what its attributes and text may say. */
export const SHAPE_RULES: readonly Rule[] = [
  {
    id: 'presence',
    en: 'Every element has the children and attributes it cannot do without',
    ja: '各要素には、欠かせない子要素と属性をすべて書く',
    broken: ({ app }) => eachWithShape(app).flatMap(([element, shape]) => missing(element, shape)),
  },
  {
    id: 'values',
    en: 'Attributes and texts say only what Outlook takes',
    ja: '属性や値には、Outlook が受け付けるものだけを書く',
    broken: ({ app }) => eachWithShape(app).flatMap(([element, shape]) => wrong(element, shape)),
  },
]

/** Every element with each shape that its path ends in. */
function eachWithShape(element: Element, above = ''): [Element, Shape][] {
  const path = `${above}/${element.name}`
  const shapes = Object.entries(SHAPES).filter(([end]) => path.endsWith(`/${end}`))
  return [
    ...shapes.map(([, shape]): [Element, Shape] => [element, shape]),
    ...element.children.flatMap((child) => eachWithShape(child, path)),
  ]
}

function missing({ name, attributes, children }: Element, shape: Shape): string[] {
  const needed = shape.children ?? []
  const count = (wanted: string, among: readonly string[]) =>
    among.filter((each) => each === wanted).length
  const held = children.map((child) => child.name)
  return [
    ...[...new Set(needed)]
      .filter((child) => count(child, held) < count(child, needed))
      .map((child) => `${name} > ${child}`),
    ...Object.keys(shape.attributes ?? {})
      .filter((attribute) => attributes[attribute] === undefined)
      .map((attribute) => `${name} ${attribute}`),
  ]
}

function wrong({ name, attributes, text }: Element, shape: Shape): string[] {
  return [
    ...Object.entries(shape.attributes ?? {})
      .filter(([attribute, allowed]) => {
        const value = attributes[attribute]
        return value !== undefined && !allowed.test(value)
      })
      .map(([attribute]) => `${name} ${attribute}="${attributes[attribute]}"`),
    ...(shape.text === undefined || shape.text.test(text) ? [] : [`${name} ${text}`]),
  ]
}
