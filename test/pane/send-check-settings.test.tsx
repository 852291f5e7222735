import { expect, test } from '@jest/globals'
import { screen } from '@testing-library/react'
import { button, FakeApi, INSERT, openPane, rejection, SESSION } from './stage.tsx'

test('the pane leaves what the send check must know in the mailbox, in its reader’s language', async () => {
  const { surroundings } = openPane({ message: rejection(), locale: 'ja' })
  await screen.findByRole('tablist')
  expect(surroundings.kept).toEqual([
    {
      linkOrigin: 'https://relay.example.co.jp',
      internalDomains: ['example.co.jp'],
      askWithoutLink: false,
      locale: 'ja',
    },
  ])
})

test('it does so as the company wants it', async () => {
  const api = new FakeApi()
  api.view = { ...SESSION, workspace: { ...SESSION.workspace, askWithoutLink: true } }
  const { surroundings } = openPane({ api, message: rejection() })
  await button(INSERT)
  expect(surroundings.kept.at(-1)?.askWithoutLink).toBe(true)
})

test('it leaves nothing while nobody is signed in', async () => {
  const { surroundings } = openPane({ api: undefined })
  await screen.findByRole('button', { name: /look around/i })
  expect(surroundings.kept).toEqual([])
})
