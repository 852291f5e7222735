/** The hash that a form says it was shown under. */
export function pageShown(body: string): string | undefined {
  return /name="page" value="([0-9a-f]{64})"/.exec(body)?.[1]
}
