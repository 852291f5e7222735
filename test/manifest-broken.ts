import { MISSHAPEN } from './manifest-misshapen.ts'
import { edited, newer } from './manifest-stage.ts'

/** For each rule at least one manifest that breaks it. */
export const BROKEN: [rule: string, how: string, xml: string][] = [
  [
    'order',
    'an element before its turn',
    edited(/( *<Version>.*\n)( *<ProviderName>.*\n)/, '$2$1'),
  ],
  [
    'order',
    'an address before the events that run there',
    newer(/( *<LaunchEvents>[^]*<\/LaunchEvents>\n)( *<SourceLocation.*\n)/, '$2$1'),
  ],
  ['order', 'an element Outlook does not know', edited('<AppDomains>', '<AppDomains><Domain />')],
  ['complete', 'no support page', edited(/<SupportUrl .*\/>/, '')],
  ['identity', 'an id that is no GUID', edited(/<Id>.*<\/Id>/, '<Id>career-relay</Id>')],
  ['identity', 'a version below 1.0', edited('<Version>1.0.0.0<', '<Version>0.1.0.0<')],
  ['permission', 'the whole mailbox', edited('ReadWriteItem', 'ReadWriteMailbox')],
  [
    'versions',
    'a file that keeps older Outlooks out',
    edited('MinVersion="1.3"', 'MinVersion="1.5"'),
  ],
  [
    'versions',
    'an older version that asks for more',
    edited('DefaultMinVersion="1.3"', 'DefaultMinVersion="1.13"'),
  ],
  ['ids', 'one id twice', newer('id="ReadGroup"', 'id="ComposeGroup"')],
  ['ids', 'a long id', edited('id="ReadGroup"', `id="${'G'.repeat(33)}"`)],
  ['lengths', 'a long label', edited('Value="ご案内リンク"', `Value="${'あ'.repeat(126)}"`)],
  [
    'lengths',
    'a long description',
    edited(/(<Description DefaultValue=")[^"]*/, `$1${'a'.repeat(251)}`),
  ],
  [
    'lengths',
    'an empty tooltip',
    newer('Value="次の無料採用枠までの進捗を確認します。"', 'Value=""'),
  ],
  ['languages', 'English alone', newer('<bt:Override Locale="ja-JP" Value="ご案内リンク" />', '')],
  ['languages', 'English called Japanese', edited('Value="ご案内リンク"', 'Value="Link"')],
  ['languages', 'a language without its country', edited('Locale="ja-JP"', 'Locale="ja"')],
  [
    'origin',
    'a picture from elsewhere',
    edited(
      'https://localhost:3443/addin/assets/icon-64',
      'https://cdn.example/addin/assets/icon-64',
    ),
  ],
  [
    'origin',
    'a page without https',
    edited('"https://localhost:3443/addin/taskpane', '"http://localhost:3443/addin/taskpane'),
  ],
  [
    'resources',
    'a label nobody wrote',
    edited('<Label resid="Compose.Label"', '<Label resid="Composing.Label"'),
  ],
  [
    'resources',
    'a text nobody shows',
    newer(
      '<bt:LongStrings>',
      '<bt:LongStrings><bt:String id="Spare" DefaultValue="x"><bt:Override Locale="ja-JP" Value="予備" /></bt:String>',
    ),
  ],
  [
    'resources',
    'a tooltip that shows an address',
    edited('<Description resid="Read.Tip"', '<Description resid="Pane.Url"'),
  ],
  [
    'surfaces',
    'no pane while reading',
    edited('MessageReadCommandSurface', 'AppointmentOrganizerCommandSurface'),
  ],
  ['pinning', 'a pane that cannot be pinned', newer('<SupportsPinning>true</SupportsPinning>', '')],
  [
    'pinning',
    'no shared mailboxes',
    newer('<SupportsSharedFolders>true<', '<SupportsSharedFolders>false<'),
  ],
  [
    'pinning',
    'pinning where the schema knows none',
    edited(
      '<SourceLocation resid="Pane.Url" />',
      '<SourceLocation resid="Pane.Url" /><SupportsPinning>true</SupportsPinning>',
    ),
  ],
  [
    'commands',
    'a button the send check does not know',
    newer('id="ComposePaneButton"', 'id="PaneButton"'),
  ],
  [
    'icons',
    'a button without its smallest picture',
    edited('<bt:Image size="16" resid="Icon.16" />', '<bt:Image size="32" resid="Icon.16" />'),
  ],
  ['icons', 'a list picture of another size', edited('icon-64.png', 'icon-48.png')],
  ['icons', 'a picture that is not there', edited('icon-128.png', 'icon-256.png')],
  ['events', 'an event forgotten', newer(/ *<LaunchEvent Type="OnMessageFromChanged".*\n/, '')],
  ['events', 'an event twice', newer('Type="OnMessageFromChanged"', 'Type="OnNewMessageCompose"')],
  [
    'requirements',
    'an Outlook that lacks an event',
    newer('DefaultMinVersion="1.13"', 'DefaultMinVersion="1.12"'),
  ],
  ['handlers', 'a function nobody wrote', newer('"onMessageSendHandler"', '"onSend"')],
  ['send-mode', 'mails held back while the server is away', newer('"PromptUser"', '"Block"')],
  ['send-mode', 'no word on it, which means SoftBlock', newer(' SendMode="PromptUser"', '')],
  [
    'runtime',
    'events in the pane’s page',
    newer('<SourceLocation resid="Events.Page"', '<SourceLocation resid="Pane.Url"'),
  ],
  [
    'runtime',
    'a page that never ends',
    newer('<Runtime resid="Events.Page"', '<Runtime resid="Events.Page" lifetime="long"'),
  ],
  ['runtime', 'no script for classic Outlook', newer('type="javascript"', 'type="html"')],
  [
    'allowed',
    'a script the server does not list',
    newer('addin/launch-events.js', 'launch/launch-events.js'),
  ],
  ...MISSHAPEN,
]
