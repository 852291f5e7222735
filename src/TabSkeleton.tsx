import { useText } from './text/use-text.ts'

/** A screen whose code is on its way; it brings a skeleton of its own. */
export function TabSkeleton() {
  const { loading } = useText()
  return <p className="screen" role="status" aria-label={loading} />
}
