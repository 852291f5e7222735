import { describe, expect, test } from '@jest/globals'
import { addInOf } from '../../sandbox/manifest.ts'

const MANIFEST = `<OfficeApp><Id>11111111-2222-4333-8444-555555555555</Id>
<DisplayName DefaultValue="Career Relay"><Override Locale="ja-JP" Value="キャリアリレー"/></DisplayName>
<FormSettings><Form><DesktopSettings><SourceLocation DefaultValue="https://relay.example/addin/other.html"/></DesktopSettings></Form></FormSettings>
<Permissions>ReadWriteItem</Permissions>
<Control xsi:type="Button" id="OpenPane"><Action xsi:type="ShowTaskpane"><SourceLocation resid="Pane.Url"/></Action></Control>
<bt:Url id="Icon.Url" DefaultValue="https://relay.example/addin/icon.png"/>
<bt:Url id="Pane.Url" DefaultValue="https://relay.example/addin/taskpane.html?a=1&amp;b=2"/></OfficeApp>`

describe('What the sandbox takes from the manifest', () => {
  test('is the name, the permission and the page the ribbon button opens', () => {
    expect(addInOf(MANIFEST)).toEqual({
      id: '11111111-2222-4333-8444-555555555555',
      name: { en: 'Career Relay', ja: 'キャリアリレー' },
      permissions: 'ReadWriteItem',
      panePath: '/addin/taskpane.html?a=1&b=2',
      paneCommands: ['OpenPane'],
    })
  })

  test('is the page of the form settings when no button opens one', () => {
    expect(addInOf(MANIFEST.replace('ShowTaskpane', 'ExecuteFunction')).panePath).toBe(
      '/addin/other.html',
    )
  })

  test('is no button where it opens no pane', () => {
    expect(addInOf(MANIFEST.replace('ShowTaskpane', 'ExecuteFunction')).paneCommands).toEqual([])
  })

  const EVENTS = `<Runtimes><Runtime resid="Page"><Override type="javascript" resid="Script"/></Runtime></Runtimes>
<LaunchEvents><LaunchEvent Type="OnMessageSend" FunctionName="check" SendMode="PromptUser" />
<LaunchEvent Type="OnNewMessageCompose" FunctionName="look" /></LaunchEvents><SourceLocation resid="Page"/>
<bt:Url id="Page" DefaultValue="https://relay.example/addin/events.html"/>
<bt:Url id="Script" DefaultValue="https://relay.example/addin/events.js"/></OfficeApp>`

  test('are the handlers of its launch events, with the page and the script they stand in', () => {
    expect(addInOf(MANIFEST.replace('</OfficeApp>', EVENTS)).launchEvents).toEqual({
      pagePath: '/addin/events.html',
      scriptPath: '/addin/events.js',
      handlers: {
        OnMessageSend: { functionName: 'check', sendMode: 'PromptUser' },
        OnNewMessageCompose: { functionName: 'look', sendMode: 'SoftBlock' },
      },
    })
  })
})
