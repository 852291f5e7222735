import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { act, renderHook } from '@testing-library/react'
import { useKeptSignIn } from '../../src/sign-in/use-kept-sign-in.ts'

afterEach(() => localStorage.clear())

describe('the sign-in a device keeps', () => {
  test('is there when the pane opens again, for this Outlook host alone', () => {
    const first = renderHook(() => useKeptSignIn('host-1.'))
    act(() => first.result.current.keep('a-session-token'))
    expect(localStorage.getItem('host-1.career-relay.session')).toBe('a-session-token')
    const again = renderHook(() => useKeptSignIn('host-1.'))
    expect(again.result.current.kept).toBe('a-session-token')
    expect(renderHook(() => useKeptSignIn('host-2.')).result.current.kept).toBeUndefined()
  })

  test('is forgotten on signing out', () => {
    const { result } = renderHook(() => useKeptSignIn(''))
    act(() => result.current.keep('a-session-token'))
    act(() => result.current.forget())
    expect(result.current.kept).toBeUndefined()
    expect(localStorage.length).toBe(0)
  })

  test('follows signing in and out in another window', () => {
    const { result } = renderHook(() => useKeptSignIn(''))
    const elsewhere = (change: () => void) =>
      act(() => {
        change()
        window.dispatchEvent(new Event('storage'))
      })
    elsewhere(() => localStorage.setItem('career-relay.session', 'token'))
    expect(result.current.kept).toBe('token')
    elsewhere(() => localStorage.removeItem('career-relay.session'))
    expect(result.current.kept).toBeUndefined()
  })

  test('lives in the pane alone where storage is blocked', () => {
    const blocked = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('blocked')
    })
    const { result } = renderHook(() => useKeptSignIn(''))
    act(() => result.current.keep('token'))
    expect(result.current.kept).toBe('token')
    blocked.mockRestore()
  })
})
