/** Longer than any client hands a body out late; classic Outlook does by a second while one types. */
const REST_MS = 1_200

/** Office.js names these platforms (`OfficeOnline` is new Outlook for Windows too); an old one names none. */
const AT_ONCE: ReadonlySet<unknown> = new Set(['OfficeOnline', 'Mac', 'iOS', 'Android'])

/** False where a body read now holds every word typed until now; true where that is not known. */
export function handsOutLate(platform: unknown): boolean {
  return !AT_ONCE.has(platform)
}

/** Somebody who goes on typing is told so, rather than made to wait. */
const MOST_READINGS = 5

/**
 * The body once it stayed the same for longer than a client may hand it out late: then it holds
 * every word typed before it was asked for, and may be written back changed. Undefined while
 * somebody goes on typing.
 */
export async function restingBody(
  read: () => Promise<string>,
  restMs = REST_MS,
): Promise<string | undefined> {
  let known = await read()
  for (let readings = 1; readings < MOST_READINGS; readings += 1) {
    await new Promise((resolve) => setTimeout(resolve, restMs))
    const body = await read()
    if (body === known) return body
    known = body
  }
  return undefined
}
