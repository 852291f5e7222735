import type { Locale } from '../../src/contract/locale.ts'

interface ValidateText {
  help: string
  usage: string
  noFile: (file: string) => string
  notRead: (reason: string) => string
  rulesKept: (count: number) => string
  notBuilt: string
  accepted: string
  refused: string
  noVerdict: (status: number) => string
  notReached: (reason: string) => string
}

/** What `npm run validate` says, in both languages; Microsoft's own findings come in English. */
export const VALIDATE_TEXT: Record<Locale, ValidateText> = {
  en: {
    help: `Usage: npm run validate [-- FILE]

Check a manifest (manifest.xml, or the copy "npm run manifest" wrote): first by our own rules, then by
Microsoft's service, which the file is sent to and which needs the internet.`,
    usage:
      'Name one file at most, such as dist/manifest.xml.\nRun "npm run validate -- --help" to see more.',
    noFile: (file) => `There is no file ${file}.`,
    notRead: (reason) => `This is not a manifest that can be read: ${reason}`,
    rulesKept: (count) => `Our own ${count} rules: kept.`,
    notBuilt:
      'The pane is not built (npm run build), so the names of the event functions were not compared.',
    accepted: 'Microsoft’s service: accepted.',
    refused: 'Microsoft’s service: refused; what it found stands above.',
    noVerdict: (status) => `Microsoft’s service gave no verdict (HTTP ${status}).`,
    notReached: (reason) =>
      `Microsoft’s service could not be reached (${reason}), so the manifest is not validated. It needs the internet, to validationgateway.omex.office.net.`,
  },
  ja: {
    help: `使い方: npm run validate [-- ファイル]

マニフェスト(manifest.xml、または「npm run manifest」で作成した写し)を確認します。まず独自の規則で調べ、
続いて Microsoft のサービスに送って確認します。後者にはインターネット接続が必要です。`,
    usage:
      'dist/manifest.xml のように、ファイルを1つだけ指定してください。\n使い方は「npm run validate -- --help」で確認できます。',
    noFile: (file) => `${file} というファイルはありません。`,
    notRead: (reason) => `マニフェストとして読み取れませんでした: ${reason}`,
    rulesKept: (count) => `独自の${count}の規則: すべて満たしています。`,
    notBuilt: 'ペインがビルドされていないため(npm run build)、イベントの関数名は照合していません。',
    accepted: 'Microsoft のサービス: 受け付けられました。',
    refused: 'Microsoft のサービス: 受け付けられませんでした。指摘は上のとおりです。',
    noVerdict: (status) => `Microsoft のサービスから判定を得られませんでした(HTTP ${status})。`,
    notReached: (reason) =>
      `Microsoft のサービスに接続できず(${reason})、検証できませんでした。validationgateway.omex.office.net へのインターネット接続が必要です。`,
  },
}
