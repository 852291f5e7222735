/** The part of a value that a JSON pointer names; the contract's names need no escapes. */
export function valueAt(whole: unknown, at: string): unknown {
  return namesIn(at).reduce<unknown>(
    (part, name) => (part as Record<string, unknown> | undefined)?.[name],
    whole,
  )
}

/** The whole with another part; what is not on the way stays the same. */
export function withValueAt<T>(whole: T, at: string, value: unknown): T {
  const [first, ...rest] = namesIn(at)
  if (first === undefined) return value as T
  const below =
    rest.length === 0
      ? value
      : withValueAt(valueAt(whole, `/${first}`), `/${rest.join('/')}`, value)
  return { ...whole, [first]: below }
}

function namesIn(at: string): string[] {
  return at.split('/').slice(1)
}
