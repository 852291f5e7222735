/** Stop and drop what `databases-setup` started and made. */
export default async function dropDatabases(): Promise<void> {
  await (globalThis as { dropDatabases?: () => Promise<void> }).dropDatabases?.()
}
