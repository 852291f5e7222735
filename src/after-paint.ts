/** Resolves once what was just drawn is on the screen: what nobody sees yet goes behind it. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    // A frame begins with this call and is painted before the next task.
    requestAnimationFrame(() => setTimeout(resolve))
  })
}
