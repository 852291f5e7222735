import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { readConfig } from '../../server/config.ts'
import { openInstallation } from '../../server/installation.ts'
import { auditPage } from '../../server/store/audit.ts'
import { addWorkspace } from '../../server/store/workspaces.ts'
import { openStage } from '../cli/stage.ts'
import { WORKSPACE } from '../seed.ts'
import { CLIENT_ID, OTHER_TENANT, TENANT } from './issuer-process.ts'

// Each command is a process of its own, and machines that run tests are busy.
jest.setTimeout(60_000)
const stage = openStage()
const DATA = stage.path('data')
const letIn = { ENTRA_CLIENT_ID: CLIENT_ID, ENTRA_TENANTS: TENANT }

beforeAll(async () => {
  await stage.seed(DATA)
})
afterAll(() => stage.close())

test('a company’s tenant is bound to it, once, and the trail says so', async () => {
  const bound = await stage.relay(DATA, ['tenant', TENANT.toUpperCase()], letIn)
  expect(bound).toMatchObject({ code: 0, err: '' })
  expect(bound.out).toContain(TENANT)
  expect(bound.out.trim().split('\n')).toHaveLength(1)
  expect(await stage.relay(DATA, ['tenant', TENANT], letIn)).toEqual(bound)
  const { db } = await openInstallation(readConfig({ DATA_DIR: DATA }))
  const { entries } = await auditPage(db.read, WORKSPACE, {
    before: undefined,
    outcomes: true,
  })
  await db.close()
  expect(entries).toMatchObject([
    { actor: null, action: 'company.changed', subject: `Microsoft Entra: ${TENANT}` },
  ])
})

test('a tenant the server does not let in yet is bound with a word about it', async () => {
  const { code, out } = await stage.relay(DATA, ['tenant', OTHER_TENANT], letIn)
  expect(code).toBe(0)
  expect(out).toContain('ENTRA_TENANTS')
})

test('a tenant of another company, an unclear company and what is no tenant are refused', async () => {
  const { db } = await openInstallation(readConfig({ DATA_DIR: DATA }))
  const company = { employer: null, internalDomains: [], entraOnly: false, askWithoutLink: false }
  await db.write((tx) =>
    addWorkspace(tx, { id: 'second', ...company, postingStep: 5, example: false }, Date.now()),
  )
  await db.close()
  const unclear = await stage.relay(DATA, ['tenant', TENANT])
  expect(unclear).toMatchObject({ code: 1, out: '' })
  expect(unclear.err).toContain('--workspace')
  const taken = await stage.relay(DATA, ['tenant', TENANT, '--workspace', 'second'])
  expect(taken).toMatchObject({ code: 1, out: '' })
  expect(taken.err).toContain('already')
  expect((await stage.relay(DATA, ['tenant', TENANT, '--workspace', WORKSPACE])).code).toBe(0)
  expect((await stage.relay(DATA, ['tenant', 'organizations'])).code).toBe(2)
  expect((await stage.relay(DATA, ['tenant'])).code).toBe(2)
})
