import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  decodeJwt,
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWTPayload,
} from 'jose'
import { createEntraVerifier, type EntraVerifier } from '../../server/entra/verify-token.ts'
import { daemonToken, signInAt } from './authorization-code.ts'
import {
  CLIENT_ID,
  OTHER_TENANT,
  startIssuer,
  STRANGE_TENANT,
  TENANT,
  type IssuerProcess,
} from './issuer-process.ts'

const OID = '7c1f0a66-2d7e-4f0b-8a53-66f1f0f4a001'
const MISAKI = {
  oid: OID,
  name: '加藤 美咲',
  preferred_username: 'Misaki.Kato@example.co.jp',
  roles: ['CareerRelay.Recruiter'],
}

let issuer: IssuerProcess
let clock: { now: number }
let verifier: EntraVerifier
let good: string
let claims: JWTPayload
let key: CryptoKey

beforeAll(async () => {
  issuer = await startIssuer()
  clock = { now: Date.now() }
  verifier = createEntraVerifier(issuer.settings, () => clock.now)
  good = await tokenOf()
  claims = decodeJwt(good)
  key = await issuer.keyNamed(`${TENANT}-1`)
}, 30_000)

afterAll(() => issuer.stop())

const verify = (jwt: string) => verifier.verify(jwt)

async function tokenOf(
  more: object = {},
  wish: { tenant?: string; scope?: string; resource?: string } = {},
) {
  const { tenant = TENANT, ...rest } = wish
  const at = issuer.issuerOf(tenant)
  return (await signInAt({ issuer: at, person: { ...MISAKI, ...more }, ...rest })).access_token
}

/** What the issuer would sign if it said something else. */
async function forged(changes: JWTPayload, signer: CryptoKey = key) {
  const header = { alg: 'RS256', kid: `${TENANT}-1`, typ: 'JWT' }
  return await new SignJWT({ ...claims, ...changes }).setProtectedHeader(header).sign(signer)
}

const notSignedIn = { code: 'not_signed_in', cause: undefined }
const inSeconds = (seconds: number) => Math.floor(clock.now / 1000) + seconds

describe('an Entra access token', () => {
  test('says who signed in: tenant, object, name, address and role', async () => {
    expect(await verify(good)).toEqual({
      tenantId: TENANT,
      objectId: OID,
      name: '加藤 美咲',
      email: 'misaki.kato@example.co.jp',
      role: 'recruiter',
    })
    // What the tests forge is otherwise as good as the real one.
    expect(await verify(await forged({}))).toMatchObject({ objectId: OID })
  })

  test('of a manager who is also a recruiter is a manager’s', async () => {
    const roles = ['CareerRelay.Recruiter', 'CareerRelay.Manager']
    expect(await verify(await tokenOf({ roles }))).toMatchObject({ role: 'manager' })
  })

  test('without one of our roles lets nobody in, and says so', async () => {
    const refused = { code: 'entra_not_admitted' }
    await expect(verify(await tokenOf({ roles: undefined }))).rejects.toMatchObject(refused)
    const officer = await tokenOf({ roles: ['CareerRelay.PrivacyOfficer', 'Manager'] })
    await expect(verify(officer)).rejects.toMatchObject(refused)
    await expect(verify(await forged({ roles: 'CareerRelay.Manager' }))).rejects.toMatchObject(
      refused,
    )
  })

  test('whose sign-in name is no address still says who it is', async () => {
    const token = await tokenOf({ preferred_username: 'misaki' })
    expect(await verify(token)).toMatchObject({ objectId: OID, email: undefined })
  })

  test('is good from nbf to exp, give or take a minute of clock', async () => {
    const offBy = (nbf: number, exp: number) =>
      forged({ nbf: inSeconds(nbf), iat: inSeconds(nbf), exp: inSeconds(exp) })
    expect(await verify(await offBy(30, 3600))).toBeDefined()
    expect(await verify(await offBy(-3600, -30))).toBeDefined()
    await expect(verify(await offBy(90, 3600))).rejects.toMatchObject(notSignedIn)
    await expect(verify(await offBy(-3600, -90))).rejects.toMatchObject(notSignedIn)
    const endless = { ...claims, exp: undefined }
    const token = await new SignJWT(endless)
      .setProtectedHeader({ alg: 'RS256', kid: `${TENANT}-1` })
      .sign(key)
    await expect(verify(token)).rejects.toMatchObject(notSignedIn)
  })

  test('ends by itself as time goes by', async () => {
    const token = await tokenOf()
    expect(await verify(token)).toBeDefined()
    const { now } = clock
    clock.now += 2 * 3600_000
    await expect(verify(token)).rejects.toMatchObject(notSignedIn)
    clock.now = now - 3600_000
    await expect(verify(token)).rejects.toMatchObject(notSignedIn)
    clock.now = now
  })

  test('of another issuer is refused, even of one that is let in', async () => {
    for (const iss of [
      issuer.issuerOf(OTHER_TENANT),
      `https://sts.windows.net/${TENANT}/`,
      `${issuer.issuerOf(TENANT)}/`,
    ]) {
      await expect(verify(await forged({ iss }))).rejects.toMatchObject(notSignedIn)
    }
  })

  test('cannot carry another tenant’s id: the issuer is bound to it', async () => {
    await expect(verify(await forged({ tid: OTHER_TENANT }))).rejects.toMatchObject(notSignedIn)
    const both = { tid: OTHER_TENANT, iss: issuer.issuerOf(OTHER_TENANT) }
    await expect(verify(await forged(both))).rejects.toMatchObject(notSignedIn)
    expect(await verify(await tokenOf({}, { tenant: OTHER_TENANT }))).toMatchObject({
      tenantId: OTHER_TENANT,
    })
  })

  test('of a tenant that is not on the list is refused before anything is asked of it', async () => {
    const token = await tokenOf({}, { tenant: STRANGE_TENANT })
    await issuer.tell({ do: 'report' })
    await expect(verify(token)).rejects.toMatchObject(notSignedIn)
    const traversing = await forged({ tid: `${TENANT}/../${STRANGE_TENANT}` })
    await expect(verify(traversing)).rejects.toMatchObject(notSignedIn)
    expect((await issuer.tell({ do: 'report' })).requests).toEqual([])
  })

  test('for another application is refused', async () => {
    const token = await tokenOf({}, { resource: 'api://00000003-0000-0000-c000-000000000000' })
    await expect(verify(token)).rejects.toMatchObject(notSignedIn)
  })

  test('needs our own scope among those it holds', async () => {
    expect(
      await verify(await tokenOf({}, { scope: 'something_else access_as_user' })),
    ).toBeDefined()
    await expect(verify(await tokenOf({}, { scope: 'something_else' }))).rejects.toMatchObject(
      notSignedIn,
    )
    await expect(verify(await forged({ scp: 'access_as_user_too' }))).rejects.toMatchObject(
      notSignedIn,
    )
  })

  test('of a daemon that acts for nobody is refused, whatever roles it has', async () => {
    const token = await daemonToken(issuer.issuerOf(TENANT))
    expect(decodeJwt(token)).toMatchObject({ idtyp: 'app', roles: ['CareerRelay.Manager'] })
    await expect(verify(token)).rejects.toMatchObject(notSignedIn)
    await expect(verify(await forged({ idtyp: 'app' }))).rejects.toMatchObject(notSignedIn)
  })

  test('is not an ID token, which tells an application who somebody is and lets nobody in (§0.7)', async () => {
    const tokens = await signInAt({ issuer: issuer.issuerOf(TENANT), person: MISAKI })
    expect(decodeJwt(tokens.id_token)).toMatchObject({ aud: CLIENT_ID, oid: OID, tid: TENANT })
    await expect(verify(tokens.id_token)).rejects.toMatchObject(notSignedIn)
    expect(await verify(tokens.access_token)).toBeDefined()
  })
})

describe('a forged token is refused', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

  test('when it is signed by nobody', async () => {
    const body = part(claims)
    for (const alg of ['none', 'None', 'NONE']) {
      await expect(verify(`${part({ alg, typ: 'JWT' })}.${body}.`)).rejects.toMatchObject(
        notSignedIn,
      )
      const signature = good.split('.')[2] ?? ''
      await expect(verify(`${part({ alg })}.${body}.${signature}`)).rejects.toMatchObject(
        notSignedIn,
      )
    }
  })

  test('when the public key was used as a shared secret', async () => {
    const published = await fetch(`${issuer.issuerOf(TENANT)}/jwks`)
    const { keys } = (await published.json()) as { keys: [JsonWebKey] }
    const publicKey = createPublicKey({ key: keys[0], format: 'jwk' })
    const secret = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    const signed = `${part({ alg: 'HS256', kid: `${TENANT}-1`, typ: 'JWT' })}.${part(claims)}`
    for (const bytes of [secret, secret.trim()]) {
      const signature = createHmac('sha256', bytes).update(signed).digest('base64url')
      await expect(verify(`${signed}.${signature}`)).rejects.toMatchObject(notSignedIn)
    }
  })

  test('when another key signed it, under a known name or with the key enclosed', async () => {
    const stranger = await generateKeyPair('RS256', { extractable: true })
    const jwk = await exportJWK(stranger.publicKey)
    await expect(verify(await forged({}, stranger.privateKey))).rejects.toMatchObject(notSignedIn)
    const enclosed = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: `${TENANT}-1`, jwk, jku: 'http://127.0.0.1:1/keys' })
      .sign(stranger.privateKey)
    await expect(verify(enclosed)).rejects.toMatchObject(notSignedIn)
  })

  test('when one letter of it was changed', async () => {
    const [header, , signature] = good.split('.')
    const promoted = part({ ...claims, roles: ['CareerRelay.Manager'] })
    await expect(verify(`${header}.${promoted}.${signature}`)).rejects.toMatchObject(notSignedIn)
  })

  test.each([['..'], ['a.b.c'], ['e30.e30.e30'], [`${'x'.repeat(100_000)}.e30.e30`]])(
    'when it is no token at all (%#)',
    async (nonsense) => {
      await expect(verify(nonsense)).rejects.toMatchObject(notSignedIn)
    },
  )
})
