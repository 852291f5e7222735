import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto'
import { foldMailbox } from './person.ts'

/**
 * Keys of this installation, each derived from the one in the key file by HKDF-SHA-256 (RFC 5869)
 * under its purpose, so that no two uses share one. Key objects, since Node would make one of the
 * bytes at each use, which takes six times as long as the HMAC itself.
 */
export interface Keys {
  link: KeyObject
  confirm: KeyObject
  rights: KeyObject
  person: KeyObject
  seal: KeyObject
  code: KeyObject
  session: KeyObject
  webhook: KeyObject
}

export const MASTER_KEY_BYTES = 32

export function deriveKeys(master: Buffer): Keys {
  const derive = (purpose: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', master, '', `career-relay/${purpose}/1`, 32)))
  return {
    link: derive('link'),
    confirm: derive('confirm'),
    rights: derive('rights'),
    person: derive('person'),
    seal: derive('seal'),
    code: derive('code'),
    session: derive('session'),
    webhook: derive('webhook'),
  }
}

const LINK_TOKEN_BYTES = 16

/**
 * The token of a referral link: the first 128 bits of HMAC-SHA-256 over workspace, member and
 * idempotency key, in base64url. A retried Insert therefore gets the same link, although the
 * database keeps only the token's hash.
 */
export function linkToken(
  keys: Keys,
  request: { workspaceId: string; memberId: string; idempotencyKey: string },
): string {
  return createHmac('sha256', keys.link)
    .update(`${request.workspaceId}\n${request.memberId}\n${request.idempotencyKey}`)
    .digest()
    .subarray(0, LINK_TOKEN_BYTES)
    .toString('base64url')
}

/** The secret of the mailed confirmation link; the database keeps only its hash. */
export function confirmSecret(keys: Keys, registrationId: string): string {
  return createHmac('sha256', keys.confirm).update(registrationId).digest('base64url')
}

/** The secret of withdrawal and the other rights, which only the candidate's mailbox has seen. */
export function rightsSecret(keys: Keys, registrationId: string): string {
  return createHmac('sha256', keys.rights).update(registrationId).digest('base64url')
}

/** How every secret is stored and looked up. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret, 'base64url')
}

/**
 * The key a person is known by before and after consent: HMAC-SHA-256 of the folded address under
 * the workspace, so that nothing readable is held and workspaces cannot be joined.
 */
export function personKey(keys: Keys, workspaceId: string, address: string): string {
  return createHmac('sha256', keys.person)
    .update(`${workspaceId}\n${foldMailbox(address)}`)
    .digest('base64url')
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Contact data at rest: AES-256-GCM under the seal key, bound to the row it belongs to, so that a
 * sealed value copied into another row does not open.
 */
export function seal(keys: Keys, rowId: string, plain: unknown): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keys.seal, nonce).setAAD(Buffer.from(rowId))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(plain), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64')
}

/** The reverse of `seal`; throws when key, row or content do not match. */
export function unseal(keys: Keys, rowId: string, sealed: string): unknown {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', keys.seal, bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(rowId))
    .setAuthTag(bytes.subarray(-TAG_BYTES))
  const plain = [decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]
  return JSON.parse(Buffer.concat(plain).toString('utf8'))
}

/**
 * The secret an agency verifies our webhooks with (Standard Webhooks, `whsec_` and 32 bytes). It
 * comes of the request that made the agreement, so that a retry shows the same one.
 */
export function webhookSecret(keys: Keys, workspaceId: string, requestKey: string): string {
  const bytes = createHmac('sha256', keys.webhook).update(`${workspaceId}\n${requestKey}`).digest()
  return `whsec_${bytes.toString('base64')}`
}
