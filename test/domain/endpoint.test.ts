import { describe, expect, test } from '@jest/globals'
import { isPrivateAddress, usableEndpoint } from '../../server/domain/endpoint.ts'

describe('an endpoint', () => {
  test.each([
    ['https://hooks.agency.example/relay', true],
    ['http://hooks.agency.example/relay', false],
    ['https://localhost/relay', false],
    ['https://agency/relay', false],
    ['https://printer.local/relay', false],
    ['https://10.0.0.8/relay', false],
    ['https://[::1]/relay', false],
    ['https://169.254.169.254/latest', false],
    ['https://user:pass@hooks.agency.example/', false],
    ['https://203.0.114.5/relay', true],
    ['file:///etc/passwd', false],
    ['https://localhost./relay', false],
    ['https://metadata.google.internal./', false],
    ['https://[2002:7f00:1::]/', false],
    ['not a url', false],
  ])('%s: %s', (typed, usable) => {
    expect(usableEndpoint(typed, false) !== undefined).toBe(usable)
  })

  test('is private when its name leads into our own network, in every spelling', () => {
    for (const address of [
      '127.0.0.1',
      '10.1.2.3',
      '192.168.0.1',
      '::1',
      'fe80::1',
      '::ffff:10.0.0.1',
      'fd00::1',
      '0.0.0.0',
      'nonsense',
      '2002:a00:1::1',
      '::7f00:1',
      '64:ff9b:1::1',
      'fec0::1',
    ]) {
      expect([address, isPrivateAddress(address)]).toEqual([address, true])
    }
    for (const address of ['203.0.114.5', '2606:4700::1'])
      expect(isPrivateAddress(address)).toBe(false)
  })
})
