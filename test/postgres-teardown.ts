/** Stop the PostgreSQL that `postgres-setup` started, if it did. */
export default async function stopPostgres(): Promise<void> {
  await (globalThis as { stopPostgres?: () => Promise<void> }).stopPostgres?.()
}
