/** Outlook tells a launch event about recipients once they are entered, not at every letter. */
const PAUSE_MS = 600

/**
 * Call with everything that became true meanwhile, once nothing more comes for a moment. What was
 * typed into a message that is left by then is forgotten.
 */
export function afterTyping<Fields extends Record<string, boolean>>(
  act: (fields: Fields) => void,
): { typed(fields: Fields): void; forget(): void } {
  let gathered: Fields | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  function forget() {
    clearTimeout(timer)
    gathered = undefined
  }

  function typed(fields: Fields) {
    const before = gathered
    gathered = Object.fromEntries(
      Object.entries(fields).map(([name, isSo]) => [name, isSo || before?.[name] === true]),
    ) as Fields
    clearTimeout(timer)
    timer = setTimeout(() => {
      const all = gathered
      gathered = undefined
      if (all) act(all)
    }, PAUSE_MS)
  }

  return { typed, forget }
}
