/** What an element must be; what it may hold at all stands in `SEQUENCES`. */
export interface Shape {
  /** Children that must be there; a name written twice must be there twice. */
  children?: readonly string[]
  /** Attributes that must be there, each with what it may say. */
  attributes?: Readonly<Record<string, RegExp>>
  /** What its text may say. */
  text?: RegExp
}

const SOME = /./
const ADDRESS = /^https:\/\/[^/]/
const APP_NAMESPACE = 'http://schemas.microsoft.com/office/appforoffice/1.1'
const OVERRIDES_NAMESPACE = 'http://schemas.microsoft.com/office/mailappversionoverrides'

/**
 * The shape of every element, by its path's end: `Parent/Name` where the name alone would not do.
 * Source: MS-OWEMXML and Microsoft's reference of the manifest, for what a mail add-in uses.
 */
export const SHAPES: Readonly<Record<string, Shape>> = {
  OfficeApp: {
    attributes: { xmlns: exactly(APP_NAMESPACE), 'xsi:type': /^MailApp$/ },
  },
  'OfficeApp/ProviderName': { text: /^.{1,125}$/u },
  'OfficeApp/DisplayName': { attributes: { DefaultValue: SOME } },
  'OfficeApp/Description': { attributes: { DefaultValue: SOME } },
  IconUrl: { attributes: { DefaultValue: ADDRESS } },
  HighResolutionIconUrl: { attributes: { DefaultValue: ADDRESS } },
  SupportUrl: { attributes: { DefaultValue: ADDRESS } },
  AppDomains: { children: ['AppDomain'] },
  AppDomain: { text: /^https:\/\/[^/]+$/ },
  'OfficeApp/Hosts': { children: ['Host'] },
  'OfficeApp/Hosts/Host': { attributes: { Name: /^Mailbox$/ } },
  'OfficeApp/Requirements': { children: ['Sets'] },
  Sets: { children: ['Set'] },
  Set: { attributes: { Name: /^Mailbox$/, MinVersion: /^1\.\d+$/ } },
  FormSettings: { children: ['Form', 'Form'] },
  Form: { children: ['DesktopSettings'], attributes: { 'xsi:type': /^Item(?:Read|Edit)$/ } },
  DesktopSettings: { children: ['SourceLocation'] },
  'DesktopSettings/SourceLocation': { attributes: { DefaultValue: ADDRESS } },
  // Outlook takes 32 to 450 pixels.
  RequestedHeight: { text: /^(?:3[2-9]|[4-9]\d|[1-3]\d\d|4[0-4]\d|450)$/ },
  'OfficeApp/Rule': {
    children: ['Rule', 'Rule'],
    attributes: { 'xsi:type': /^RuleCollection$/, Mode: /^Or$/ },
  },
  'Rule/Rule': {
    attributes: { 'xsi:type': /^ItemIs$/, ItemType: /^Message$/, FormType: /^(?:Edit|Read)$/ },
  },
  DisableEntityHighlighting: { text: /^true$/ },
  'OfficeApp/VersionOverrides': {
    children: ['Requirements', 'Hosts', 'Resources', 'VersionOverrides'],
    attributes: { xmlns: exactly(OVERRIDES_NAMESPACE) },
  },
  'VersionOverrides/VersionOverrides': {
    children: ['Requirements', 'Hosts', 'Resources'],
    attributes: { xmlns: exactly(`${OVERRIDES_NAMESPACE}/1.1`) },
  },
  'VersionOverrides/Requirements': { children: ['bt:Sets'] },
  'bt:Sets': { children: ['bt:Set'], attributes: { DefaultMinVersion: /^1\.\d+$/ } },
  'bt:Set': { attributes: { Name: /^Mailbox$/ } },
  'VersionOverrides/Hosts': { children: ['Host'] },
  'VersionOverrides/Hosts/Host': {
    children: ['DesktopFormFactor'],
    attributes: { 'xsi:type': /^MailHost$/ },
  },
  DesktopFormFactor: { children: ['ExtensionPoint', 'ExtensionPoint'] },
  ExtensionPoint: { attributes: { 'xsi:type': SOME } },
  OfficeTab: { children: ['Group'], attributes: { id: /^TabDefault$/ } },
  Group: { children: ['Label', 'Control'], attributes: { id: SOME } },
  Control: {
    children: ['Label', 'Supertip', 'Icon', 'Action'],
    attributes: { 'xsi:type': /^Button$/, id: SOME },
  },
  Supertip: { children: ['Title', 'Description'] },
  Label: { attributes: { resid: SOME } },
  Title: { attributes: { resid: SOME } },
  'Supertip/Description': { attributes: { resid: SOME } },
  Icon: { children: ['bt:Image'] },
  'Icon/bt:Image': { attributes: { size: /^\d+$/, resid: SOME } },
  Action: { children: ['SourceLocation'], attributes: { 'xsi:type': /^ShowTaskpane$/ } },
  'Action/SourceLocation': { attributes: { resid: SOME } },
  'ExtensionPoint/SourceLocation': { attributes: { resid: SOME } },
  Resources: { children: ['bt:Images', 'bt:Urls', 'bt:ShortStrings', 'bt:LongStrings'] },
  'bt:Images/bt:Image': { attributes: { id: SOME, DefaultValue: ADDRESS } },
  'bt:Url': { attributes: { id: SOME, DefaultValue: ADDRESS } },
  'bt:String': { attributes: { id: SOME, DefaultValue: SOME } },
  Runtimes: { children: ['Runtime'] },
  Runtime: { children: ['Override'], attributes: { resid: SOME } },
  LaunchEvents: { children: ['LaunchEvent'] },
  LaunchEvent: { attributes: { Type: SOME, FunctionName: SOME } },
}

function exactly(value: string): RegExp {
  return new RegExp(`^${value.replaceAll('.', '\\.')}$`)
}
