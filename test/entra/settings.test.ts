import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { readEntra } from '../../server/entra/settings.ts'
import { entraSignIn } from '../../server/entra/sign-in.ts'
import { CLIENT_ID, OTHER_TENANT, TENANT } from './issuer-process.ts'

const env = { ENTRA_CLIENT_ID: CLIENT_ID, ENTRA_TENANTS: TENANT }

test('without settings there is no sign-in with Entra', () => {
  expect(readEntra({})).toBeUndefined()
  expect(entraSignIn(undefined)).toBeNull()
})

test('a client id and the tenants are all it takes', () => {
  expect(
    readEntra({ ...env, ENTRA_TENANTS: ` ${TENANT.toUpperCase()} , ${OTHER_TENANT},` }),
  ).toEqual({
    clientId: CLIENT_ID,
    tenants: [TENANT, OTHER_TENANT],
    authority: 'https://login.microsoftonline.com',
    scope: 'access_as_user',
  })
})

test('accounts of other companies are turned away by Microsoft itself when there is one tenant', () => {
  expect(entraSignIn(readEntra(env))).toEqual({
    clientId: CLIENT_ID,
    authority: `https://login.microsoftonline.com/${TENANT}`,
    scope: `api://${CLIENT_ID}/access_as_user`,
  })
})

test.each([
  ['ENTRA_TENANTS', { ENTRA_TENANTS: '' }],
  ['ENTRA_TENANTS', { ENTRA_TENANTS: 'organizations' }],
  ['ENTRA_TENANTS', { ENTRA_TENANTS: `${TENANT},common` }],
  ['ENTRA_TENANTS', { ENTRA_TENANTS: 'example.onmicrosoft.com' }],
  // The tenant of all personal accounts.
  ['ENTRA_TENANTS', { ENTRA_TENANTS: '9188040d-6c67-4c5b-b112-36a304b66dad' }],
  ['ENTRA_CLIENT_ID', { ENTRA_CLIENT_ID: '' }],
  ['ENTRA_CLIENT_ID', { ENTRA_CLIENT_ID: 'career-relay' }],
  ['ENTRA_AUTHORITY', { ENTRA_AUTHORITY: 'http://login.example.com' }],
  ['ENTRA_AUTHORITY', { ENTRA_AUTHORITY: `https://login.microsoftonline.com/${TENANT}` }],
  ['ENTRA_SCOPE', { ENTRA_SCOPE: `api://${CLIENT_ID}/access_as_user` }],
])('a wrong %s is said in one sentence that names it (%o)', (name, wrong) => {
  expect(() => readEntra({ ...env, ...wrong })).toThrow(
    expect.objectContaining({ name: 'ConfigError', message: expect.stringContaining(name) }),
  )
  expect(readEntra({ ...env, ENTRA_AUTHORITY: 'https://login.microsoftonline.us/' })).toMatchObject(
    {
      authority: 'https://login.microsoftonline.us',
    },
  )
})

test('the handbook lists every setting there is, every error number and both roles', () => {
  const read = (file: string) => readFileSync(file, 'utf8')
  const handbook = read('docs/entra.md')
  const names = [...read('server/entra/settings.ts').matchAll(/env\['(ENTRA_\w+)'\]/g)]
  const listed = [...handbook.matchAll(/^\| `(ENTRA_\w+)` \|/gm)]
  expect(listed.map(([, name]) => name)).toEqual(names.map(([, name]) => name))
  const patterns = [...read('src/sign-in/entra-trouble.ts').matchAll(/AADSTS\(([\d|]+)\)/g)]
  const numbers = patterns.flatMap(([, group = '']) => group.split('|'))
  const roles = [...read('server/entra/verify-token.ts').matchAll(/'(CareerRelay\.\w+)'/g)]
  expect(numbers.length + roles.length).toBeGreaterThan(10)
  for (const word of [...numbers, ...roles.map(([, role = '']) => role)]) {
    expect(handbook).toContain(word)
  }
})
