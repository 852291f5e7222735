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
import { foldAddress, foldMailbox } from './person.ts'

/**
 * Keys of one master, each derived from it by HKDF-SHA-256 (RFC 5869) under its purpose, so that no
 * two uses share one. Key objects, since Node would make one of the bytes at each use, which takes
 * six times as long as the HMAC itself.
 */
export interface KeySet {
  link: KeyObject
  confirm: KeyObject
  rights: KeyObject
  person: KeyObject
  seal: KeyObject
  code: KeyObject
  session: KeyObject
  webhook: KeyObject
}

/**
 * The keys in force, and those before them. A rotation takes over what is stored; what was handed
 * out before, a link in a mail or the secret behind it, still comes of the key it was made with.
 */
export interface Keys extends KeySet {
  /** From the first key on; the last set is the one in force. */
  generations: readonly KeySet[]
}

export const MASTER_KEY_BYTES = 32

/** The keys of all masters there have been, the first one first. */
export function deriveKeys(...masters: readonly [Buffer, ...Buffer[]]): Keys {
  const generations = masters.map(keySet)
  return { ...keySet(masters.at(-1) ?? masters[0]), generations }
}

/** The number of the key in force, counted from 1. */
export function keyVersion(keys: Keys): number {
  return keys.generations.length
}

function keySet(master: Buffer): KeySet {
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

interface LinkRequest {
  workspaceId: string
  memberId: string
  idempotencyKey: string
}

/**
 * The token of a referral link: the first 128 bits of HMAC-SHA-256 over workspace, member and
 * idempotency key, in base64url. A retried Insert therefore gets the same link, although the
 * database keeps only the token's hash.
 */
export function linkToken(keys: KeySet, request: LinkRequest): string {
  return createHmac('sha256', keys.link)
    .update(`${request.workspaceId}\n${request.memberId}\n${request.idempotencyKey}`)
    .digest()
    .subarray(0, LINK_TOKEN_BYTES)
    .toString('base64url')
}

/** The token of a link that is stored, whichever key it was made with. */
export function linkTokenOf(keys: Keys, request: LinkRequest, tokenHash: string): string {
  return madeEarlier(keys, (set) => linkToken(set, request), tokenHash)
}

/**
 * A secret as it was handed out: of all keys there have been, the one whose secret has the hash that
 * is kept. Rows need not remember a version, and a rotation need not touch what they were given.
 */
function madeEarlier(keys: Keys, make: (set: KeySet) => string, keptHash: string): string {
  const newest = make(keys)
  if (keys.generations.length === 1 || hashSecret(newest) === keptHash) return newest
  return keys.generations.map(make).findLast((one) => hashSecret(one) === keptHash) ?? newest
}

/** The secret of the mailed confirmation link; the database keeps only its hash. */
export function confirmSecret(keys: KeySet, registrationId: string): string {
  return createHmac('sha256', keys.confirm).update(registrationId).digest('base64url')
}

/** The secret of withdrawal and the other rights, which only the candidate's mailbox has seen. */
export function rightsSecret(keys: KeySet, registrationId: string): string {
  return createHmac('sha256', keys.rights).update(registrationId).digest('base64url')
}

/** The confirmation secret of a registration that is stored. */
export function confirmSecretOf(
  keys: Keys,
  { id, confirmHash }: { id: string; confirmHash: string },
): string {
  return madeEarlier(keys, (set) => confirmSecret(set, id), confirmHash)
}

/** The rights secret of a registration that is stored. */
export function rightsSecretOf(
  keys: Keys,
  { id, rightsHash }: { id: string; rightsHash: string },
): string {
  return madeEarlier(keys, (set) => rightsSecret(set, id), rightsHash)
}

/** How every secret is stored and looked up. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret, 'base64url')
}

/**
 * The key a person is known by before and after consent: HMAC-SHA-256 of the folded address under
 * the workspace, so that nothing readable is held and workspaces cannot be joined. After a rotation
 * it is the newer key's HMAC of the older one's, so that stored keys go on being found.
 */
export function personKey(keys: Keys, workspaceId: string, address: string): string {
  return keyOfSpelling(keys, workspaceId, foldMailbox(address))
}

/**
 * The key of the very mailbox, whose owner has rights over what was entered with it. The same as
 * the person's key, unless there is a tag that may make it somebody else's.
 */
export function addressKey(keys: Keys, workspaceId: string, address: string): string {
  return keyOfSpelling(keys, workspaceId, foldAddress(address))
}

/** Both keys of an address: of the person behind it, and of the very mailbox. */
export function personOf(keys: Keys, workspaceId: string, address: string) {
  const [person, mailbox] = [foldMailbox(address), foldAddress(address)]
  const ofPerson = keyOfSpelling(keys, workspaceId, person)
  const ofMailbox = person === mailbox ? ofPerson : keyOfSpelling(keys, workspaceId, mailbox)
  return { personKey: ofPerson, addressKey: ofMailbox }
}

function keyOfSpelling(keys: Keys, workspaceId: string, spelling: string): string {
  const [first = keys, ...later] = keys.generations
  const key = createHmac('sha256', first.person)
    .update(`${workspaceId}\n${spelling}`)
    .digest('base64url')
  return later.reduce(nestPersonKey, key)
}

/** Of what may name a person and is compared, never read: none can find it by trying all there is. */
export function keyedDigest(keys: KeySet, text: string): string {
  return createHmac('sha256', keys.person).update(`digest\n${text}`).digest('base64url')
}

/**
 * What a write asked, to know its repetition by. The caller's own key for it goes in, and the database
 * has that as a hash alone: so not even we can try whom it was about, before an erasure or after. A
 * rotation nests it like a person's key.
 */
export function requestDigest(keys: Keys, idempotencyKey: string, asked: string): string {
  const [first = keys, ...later] = keys.generations
  const digest = createHmac('sha256', first.person)
    .update(`request\n${idempotencyKey}\n${asked}`)
    .digest('base64url')
  return later.reduce(nestPersonKey, digest)
}

/** A stored person's key under one key more; what stands for nobody any more stays as it is. */
export function nestPersonKey(earlier: string, { person }: KeySet): string {
  if (!PERSON_KEY.test(earlier)) return earlier
  return createHmac('sha256', person).update(earlier).digest('base64url')
}

/** 256 bits in base64url; what stands in place of a forgotten person has another form. */
const PERSON_KEY = /^[A-Za-z0-9_-]{43}$/

const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Contact data at rest: AES-256-GCM under the seal key, bound to the row it belongs to, so that a
 * sealed value copied into another row does not open. The number of the key stands before it, unless
 * it is the first.
 */
export function seal(keys: Keys, rowId: string, plain: unknown): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keys.seal, nonce).setAAD(Buffer.from(rowId))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(plain), 'utf8'), cipher.final()])
  const value = Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64')
  const version = keyVersion(keys)
  return version === 1 ? value : `${version}.${value}`
}

/** The reverse of `seal`; throws when key, row or content do not match. */
export function unseal(keys: Keys, rowId: string, sealed: string): unknown {
  const [version, value = ''] = sealed.includes('.') ? sealed.split('.') : ['1', sealed]
  const key = keys.generations[Number(version) - 1]?.seal
  if (!key) throw new Error('sealed with a key that is not in the key file')
  const bytes = Buffer.from(value, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
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
