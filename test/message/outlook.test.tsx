import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { connectOutlook } from '../../src/message/outlook.ts'

const displayNewMessageForm = jest.fn()
const draft = { to: 'misaki.kato@example.co.jp', subject: 'Code', body: 'Dear <Misaki>,\nABCDE' }

/** As much of Office as answers before a message is looked at. */
function openOutlook(mailbox: object): void {
  Object.assign(globalThis, {
    Office: {
      onReady: async () => undefined,
      context: { displayLanguage: 'ja-JP', partitionKey: 'host-1.', mailbox },
    },
  })
}

beforeEach(() =>
  openOutlook({
    userProfile: { emailAddress: 'saiyo@example.co.jp' },
    diagnostics: { hostName: 'newOutlookWindows' },
    displayNewMessageForm,
  }),
)
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'Office')
  jest.restoreAllMocks()
})

describe('Outlook around the pane', () => {
  test('tells whose mailbox is open, in which Outlook and which host', async () => {
    const { mailbox, hostName, partitionKey } = await connectOutlook()
    expect([mailbox, hostName, partitionKey]).toEqual([
      'saiyo@example.co.jp',
      'newOutlookWindows',
      'host-1.',
    ])
  })

  test('opens a new mail with what was written, as text', async () => {
    const outlook = await connectOutlook()
    outlook.writeMail(draft)
    expect(displayNewMessageForm).toHaveBeenCalledWith({
      toRecipients: ['misaki.kato@example.co.jp'],
      subject: 'Code',
      htmlBody: 'Dear &lt;Misaki&gt;,<br>ABCDE',
    })
  })

  test('that opens no forms leaves the mail to the system', async () => {
    openOutlook({})
    const open = jest.spyOn(window, 'open').mockReturnValue(null)
    const outlook = await connectOutlook()
    outlook.writeMail(draft)
    expect(open.mock.calls[0]?.[0]).toBe(
      'mailto:misaki.kato%40example.co.jp?subject=Code&body=Dear%20%3CMisaki%3E%2C%0AABCDE',
    )
    expect(outlook.mailbox).toBeUndefined()
  })
})

describe('what the send check must know', () => {
  const settings = {
    linkOrigin: 'https://relay.example.co.jp',
    internalDomains: ['example.co.jp'],
    askWithoutLink: false,
    locale: 'ja',
  } as const
  const keep = { ...settings, internalDomains: [...settings.internalDomains] }

  /** Roaming settings as Outlook keeps them, with what was saved. */
  function openSettings(known?: object) {
    const kept = new Map<string, unknown>(known ? [['career-relay', known]] : [])
    const saved: unknown[] = []
    const roamingSettings = {
      get: (key: string) => kept.get(key),
      set: (key: string, value: unknown) => void kept.set(key, value),
      saveAsync: () => void saved.push(kept.get('career-relay')),
    }
    openOutlook({})
    Object.assign((globalThis as unknown as { Office: { context: object } }).Office.context, {
      roamingSettings,
    })
    return saved
  }

  test('is left in the mailbox, under the name the send check looks for', async () => {
    const saved = openSettings()
    ;(await connectOutlook()).keepForSendCheck(keep)
    expect(saved).toEqual([settings])
  })

  test('is written again only when it changed', async () => {
    const { locale, ...others } = settings
    const saved = openSettings({ locale, ...others })
    const outlook = await connectOutlook()
    outlook.keepForSendCheck(keep)
    expect(saved).toEqual([])
    outlook.keepForSendCheck({ ...keep, askWithoutLink: true })
    expect(saved).toHaveLength(1)
  })

  test('is done without where a client keeps nothing', async () => {
    openOutlook({})
    const outlook = await connectOutlook()
    expect(() => outlook.keepForSendCheck(keep)).not.toThrow()
  })
})
