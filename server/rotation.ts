import type { Config } from './config.ts'
import { deriveKeys, keyVersion, nestPersonKey, seal, unseal, type Keys } from './domain/secrets.ts'
import { openInstallation } from './installation.ts'
import { addMasterKey, keyFingerprint, readMasterKeys, type Masters } from './key-file.ts'
import { rekey } from './store/rekey.ts'

/**
 * Bring a database under a new key; tells the key's number. The caller holds the server's lock of an
 * embedded database; of PostgreSQL this makes sure that nobody else is connected.
 *
 * The new key is in the file, on disk, before the one transaction that needs it. Ended at any point,
 * the database is whole under the old key or under the new one and the file holds both; a key that was
 * prepared and not used is the next rotation's.
 *
 * @throws ConfigError, DatabaseInUse; nothing is changed then.
 */
export async function rotateKey(config: Config): Promise<number> {
  const { db, keys } = await openInstallation(config, 'alone')
  try {
    const known = readMasterKeys(config.keyFile)
    if (!known) throw new Error('the key file went away')
    const version = keyVersion(keys) + 1
    const all = known.length >= version ? known : addMasterKey(config.keyFile, known)
    const masters: Masters = [all[0], ...all.slice(1, version)]
    const fresh = deriveKeys(...masters)
    await db.write((tx) =>
      rekey(tx, {
        nest: (personKey) => nestPersonKey(personKey, fresh),
        reseal: (row, sealed) => reseal(fresh, row, sealed),
        fingerprint: keyFingerprint(masters.at(-1) ?? masters[0]),
      }),
    )
    return version
  } finally {
    await db.close()
  }
}

function reseal(keys: Keys, row: string, sealed: string): string {
  return seal(keys, row, unseal(keys, row, sealed))
}
