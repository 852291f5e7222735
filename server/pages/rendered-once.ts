import type { ShownPage } from '../domain/shown-page.ts'
import type { AgreementVersion } from '../store/agreements.ts'

const pages = new WeakMap<AgreementVersion, Map<string, ShownPage>>()

/**
 * A page of an agreement version as evidence, which never changes: rendered and hashed once for each
 * `key`, that says all it depends on besides.
 */
export function renderedOnce(
  agreement: AgreementVersion,
  key: string,
  render: () => ShownPage,
): ShownPage {
  const known = pages.get(agreement) ?? new Map<string, ShownPage>()
  pages.set(agreement, known)
  const page = known.get(key) ?? render()
  known.set(key, page)
  return page
}
