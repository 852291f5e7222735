import { describe, expect, test } from '@jest/globals'
import {
  AgreementDraft,
  Company,
  Employer,
  Invitation,
  Terms,
} from '../../src/contract/settings.ts'
import { faultsIn } from '../../src/settings/form/faults.ts'
import { withValueAt } from '../../src/settings/form/pointer.ts'
import { DRAFT, EMPLOYER } from './fake-company.ts'

const faults = (schema: object, value: unknown) => faultsIn(schema, value)

describe('what a form finds before the server is asked', () => {
  test('nothing in what the contract takes', () => {
    expect(faults(AgreementDraft, DRAFT)).toEqual({})
    expect(faults(Employer, EMPLOYER)).toEqual({})
  })

  test.each([
    ['/name', '', { kind: 'missing' }, Employer, EMPLOYER],
    ['/name', 'あ'.repeat(121), { kind: 'long', limit: 120 }, Employer, EMPLOYER],
    ['/ratio', 0, { kind: 'range', least: 1, most: 1000 }, Terms, DRAFT.terms],
    ['/holdDays', 1.5, { kind: 'range', least: 0, most: 365 }, Terms, DRAFT.terms],
    ['/debtCap', Number.NaN, { kind: 'range', least: 0, most: 1000 }, Terms, DRAFT.terms],
    ['/email', 'no address', { kind: 'form' }, Invitation, { name: 'Kenji', role: 'manager' }],
    ['/agency/country', 'Japan', { kind: 'country' }, AgreementDraft, DRAFT],
    ['/agency/country', 'ZZ', { kind: 'country' }, AgreementDraft, DRAFT],
    ['/agency/licenceNo', '\u200b', { kind: 'line' }, AgreementDraft, DRAFT],
    ['/name', '例\u202e社', { kind: 'line' }, Employer, EMPLOYER],
  ])('at %s, %s goes past a limit of the contract', (at, value, fault, schema, whole) => {
    expect(faults(schema, withValueAt<object>(whole, at, value))).toEqual({ [at]: fault })
  })

  test('names the one item of a list that is wrong, or the list that is too long', () => {
    const company = {
      employer: null,
      internalDomains: ['example.co.jp', 'x'],
      entraOnly: false,
      askWithoutLink: false,
    }
    expect(faults(Company, company)).toEqual({ '/internalDomains/1': { kind: 'form' } })
    const many = { ...company, internalDomains: Array.from({ length: 51 }, () => 'a.jp') }
    expect(faults(Company, many)).toEqual({ '/internalDomains': { kind: 'many', limit: 50 } })
  })
})
