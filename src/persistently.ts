/** The time between two tries to fetch code that did not arrive. */
const RELOAD_MS = 3_000

/** Fetches a screen's code until it comes; a pane stays open while the server restarts. */
export async function persistently<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RELOAD_MS))
    }
  }
}
