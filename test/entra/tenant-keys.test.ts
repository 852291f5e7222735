import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { decodeJwt, generateKeyPair, SignJWT } from 'jose'
import { createEntraVerifier, type EntraVerifier } from '../../server/entra/verify-token.ts'
import { signInAt } from './authorization-code.ts'
import { OTHER_TENANT, startIssuer, TENANT, type IssuerProcess } from './issuer-process.ts'

const MISAKI = {
  oid: '7c1f0a66-2d7e-4f0b-8a53-66f1f0f4a001',
  name: '加藤 美咲',
  preferred_username: 'misaki.kato@example.co.jp',
  roles: ['CareerRelay.Recruiter'],
}
const [OLD, NEW] = [`${TENANT}-1`, `${TENANT}-2`] as const
const MINUTE_MS = 60_000

let issuer: IssuerProcess
let clock: { now: number }
let verifier: EntraVerifier

beforeEach(async () => {
  issuer = await startIssuer()
  clock = { now: Date.now() }
  verifier = createEntraVerifier(issuer.settings, () => clock.now)
}, 30_000)

afterEach(() => issuer.stop())

const verify = (jwt: string) => verifier.verify(jwt)

async function tokenOf(tenant: string = TENANT): Promise<string> {
  return (await signInAt({ issuer: issuer.issuerOf(tenant), person: MISAKI })).access_token
}

const useKeys = (...kids: string[]) => issuer.tell({ do: 'use-keys', tenant: TENANT, kids })
const keyRequests = async () =>
  (await issuer.tell({ do: 'report' })).requests.filter((path) => !path.includes('/auth'))

/** A token by a key nobody has published, as anybody can make one. */
async function unknownKey(like: string): Promise<string> {
  const { privateKey: key } = await generateKeyPair('RS256')
  return await new SignJWT(decodeJwt(like))
    .setProtectedHeader({ alg: 'RS256', kid: `made-up-${Math.random()}` })
    .sign(key)
}

describe('the keys of a tenant', () => {
  test('are fetched once for many people at once, and kept', async () => {
    const token = await tokenOf()
    await issuer.tell({ do: 'report' })
    await Promise.all(Array.from({ length: 20 }, () => verify(token)))
    await verify(token)
    expect(await keyRequests()).toEqual([
      `/${TENANT}/v2.0/.well-known/openid-configuration`,
      `/${TENANT}/v2.0/jwks`,
    ])
  })

  test('are asked for again when a token is signed with a new one', async () => {
    expect(await verify(await tokenOf())).toBeDefined()
    await useKeys(NEW, OLD)
    clock.now += MINUTE_MS
    expect(await verify(await tokenOf())).toBeDefined()
  })

  test('no longer count once the issuer took them back', async () => {
    const old = await tokenOf()
    expect(await verify(old)).toBeDefined()
    await useKeys(NEW)
    expect(await verify(old)).toBeDefined()
    clock.now += 11 * MINUTE_MS
    await expect(verify(old)).rejects.toMatchObject({ code: 'not_signed_in' })
    expect(await verify(await tokenOf())).toBeDefined()
  })

  test('are not asked for again and again because of made-up tokens', async () => {
    const token = await tokenOf()
    await verify(token)
    const forged = await Promise.all(Array.from({ length: 10 }, () => unknownKey(token)))
    await issuer.tell({ do: 'report' })
    for (const one of forged) {
      await expect(verify(one)).rejects.toMatchObject({ code: 'not_signed_in' })
    }
    expect(await keyRequests()).toEqual([])
    clock.now += MINUTE_MS
    for (const one of forged) {
      await expect(verify(one)).rejects.toMatchObject({ code: 'not_signed_in' })
    }
    expect(await keyRequests()).toEqual([`/${TENANT}/v2.0/jwks`])
  })

  test('go on working for a day while the issuer is away', async () => {
    const token = await tokenOf()
    expect(await verify(token)).toBeDefined()
    await issuer.tell({ do: 'go-away' })
    clock.now += 30 * MINUTE_MS
    expect(await verify(token)).toBeDefined()
    const claims = decodeJwt(token)
    const key = await issuer.keyNamed(OLD)
    const later = (hours: number) => {
      clock.now += hours * 60 * MINUTE_MS
      return new SignJWT({ ...claims, exp: Math.floor(clock.now / 1000) + 60 })
        .setProtectedHeader({ alg: 'RS256', kid: OLD })
        .sign(key)
    }
    expect(await verify(await later(22))).toBeDefined()
    await expect(verify(await later(2))).rejects.toMatchObject({ code: 'unavailable', status: 503 })
  })

  test('that cannot be fetched make us unavailable, not wrong, until the issuer is back', async () => {
    const token = await tokenOf()
    const elsewhere = await tokenOf(OTHER_TENANT)
    expect(await verify(elsewhere)).toBeDefined()
    const unknown = await unknownKey(elsewhere)
    await issuer.tell({ do: 'go-away' })
    clock.now += MINUTE_MS
    await expect(verify(token)).rejects.toMatchObject({ code: 'unavailable', status: 503 })
    await expect(verify(unknown)).rejects.toMatchObject({ code: 'unavailable', status: 503 })
    expect(await verify(elsewhere)).toBeDefined()
    await issuer.tell({ do: 'come-back' })
    await expect(verify(token)).rejects.toMatchObject({ code: 'unavailable' })
    clock.now += MINUTE_MS
    expect(await verify(token)).toBeDefined()
    await expect(verify(unknown)).rejects.toMatchObject({ code: 'not_signed_in' })
  })
})
