import { edited, newer } from './manifest-stage.ts'

type Example = [rule: string, how: string, xml: string]

/** Left out; an element with everything in it. */
const LEFT_OUT: [how: string, what: RegExp][] = [
  ['no host', / *<Host Name="Mailbox" \/>\n/],
  ['a requirement that names no set', / *<bt:Set Name="Mailbox" \/>\n/],
  ['a button without its label', / *<Label resid="Compose.Label" \/>\n/],
  ['a group without its label', / *<Label resid="Group.Label" \/>\n/],
  ['a tooltip without its title', / *<Title resid="Compose.Label" \/>\n/],
  ['a button without pictures', / *<Icon>[^]*?<\/Icon>\n/],
  ['a button that opens nothing', / *<SourceLocation resid="Pane.Url" \/>\n/],
  ['a form of one mail only', / *<Form xsi:type="ItemEdit">[^]*?<\/Form>\n/],
  ['a form without its page', / *<SourceLocation DefaultValue=".*\n/],
  ['no rule for mails being read', / *<Rule xsi:type="ItemIs" .*FormType="Read" \/>\n/],
  ['a group without an id', / id="ComposeGroup"/],
  ['a host of no kind', / xsi:type="MailHost"/],
]

const MISWRITTEN: [how: string, from: string, to: string][] = [
  ['an add-in for documents', 'xsi:type="MailApp"', 'xsi:type="TaskPaneApp"'],
  ['another namespace', 'appforoffice/1.1"', 'appforoffice/1.0"'],
  ['version 1.1 without its namespace', 'mailappversionoverrides/1.1"', 'mailappversionoverrides"'],
  ['a host that is no mailbox', '<Host Name="Mailbox"', '<Host Name="Workbook"'],
  ['a set Outlook does not know', '<bt:Set Name="Mailbox"', '<bt:Set Name="MailBox"'],
  ['a pane too high', '<RequestedHeight>450<', '<RequestedHeight>451<'],
  ['a pane too low', '<RequestedHeight>450<', '<RequestedHeight>31<'],
  ['a tab of its own', 'id="TabDefault"', 'id="TabHome"'],
  ['a long provider', '<ProviderName>Career Relay<', `<ProviderName>${'a'.repeat(126)}<`],
  ['a support page that is a script', 'https://localhost:3443/help', 'javascript:alert(1)'],
]

/** Elements that lack what they need, or say what Outlook does not take. */
export const MISSHAPEN: Example[] = [
  ...LEFT_OUT.flatMap(([how, what]): Example[] => [['presence', how, edited(what, '')]]),
  ...MISWRITTEN.map(([how, from, to]): Example => ['values', how, edited(from, to)]),
  ['presence', 'version 1.1 without a label', newer(/ *<Label resid="Read.Label" \/>\n/, '')],
  ['presence', 'version 1.1 without its set', newer(/ *<bt:Set Name="Mailbox" \/>\n/, '')],
  ['values', 'version 1.1 for another host', newer('xsi:type="MailHost"', 'xsi:type="Workbook"')],
]
