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
