import type { Locale } from '../../src/contract/locale.ts'
import type { Deployment } from './deployable.ts'
import type { Refusal } from './options.ts'

export interface Written {
  file: string
  deployment: Deployment
  id: string
  version: string
}

interface ManifestText {
  help: string
  refusal: (refusal: Exclude<Refusal, { because: 'help' }>) => string
  sameFile: string
  notWritten: (file: string, reason: string) => string
  written: (written: Written) => string
  softBlock: string
  exchangeServer: string
}

/** What `npm run manifest` says, in both languages. */
export const MANIFEST_TEXT: Record<Locale, ManifestText> = {
  en: {
    help: `Usage: npm run manifest -- --origin https://relay.example.co.jp [options]

Write the manifest your company deploys, from manifest.xml.

Options:
  --origin ADDRESS       where people reach your server, as in its PUBLIC_ORIGIN
  --send-mode MODE       what the send check may do: PromptUser (people may send anyway; the
                         default) or SoftBlock (they have to put right what it objects to)
  --exchange-server      for mailboxes on an Exchange server of your own: the pane, no send check
  --support-url ADDRESS  your own page for people who need help
  --id GUID              an id of its own, for a second copy (a trial) beside the first
  --allow-localhost      take an address of this computer, for a trial on it
  --output FILE          where to write it (dist/manifest.xml); - is standard output
  -h, --help             print help

docs/outlook.md tells how to deploy it, click by click.`,
    refusal: (refusal) => {
      switch (refusal.because) {
        case 'usage':
          return `${refusal.reason}\nRun "npm run manifest -- --help" to see what there is.`
        case 'noOrigin':
          return 'Say where people reach your server, such as --origin https://relay.example.co.jp.'
        case 'notHttps':
          return `Outlook loads add-ins over https only. Give the address that starts with https, not "${refusal.value}".`
        case 'notAnOrigin':
          return `--origin is https, a host name and nothing after it, such as https://relay.example.co.jp, not "${refusal.value}".`
        case 'local':
          return `${refusal.value} is this computer alone; no other person’s Outlook would find it. For a trial on this computer add --allow-localhost.`
        case 'block':
          return 'Block is not written: it holds back every mail while the server cannot be reached, and Microsoft’s store refuses it. Take PromptUser or SoftBlock.'
        case 'sendMode':
          return `--send-mode is PromptUser or SoftBlock, not "${refusal.value}".`
        case 'id':
          return `--id is a GUID such as 0f3c1d5e-1b64-4f0e-9c39-5d2b8f6a41c7, not "${refusal.value}".`
        case 'supportUrl':
          return `--support-url is an address that starts with https, not "${refusal.value}".`
      }
    },
    sameFile: '--output cannot be manifest.xml itself: the copy is made from it.',
    notWritten: (file, reason) => `${file} could not be written: ${reason}`,
    written: ({ file, deployment, id, version }) => `Written: ${file}
  Server     ${deployment.origin} (the server runs with PUBLIC_ORIGIN=${deployment.origin})
  Send mode  ${deployment.exchangeServer ? 'no send check' : deployment.sendMode}
  Version    ${version}, id ${id}
Deploy it under Settings > Integrated apps > Upload custom apps; docs/outlook.md has every click.`,
    softBlock:
      'With SoftBlock people cannot send what the check objects to, and have to wait while Outlook cannot finish it, for up to five minutes.',
    exchangeServer:
      'This copy has no send check: an Exchange server of your own refuses a manifest that asks for one.',
  },
  ja: {
    help: `使い方: npm run manifest -- --origin https://relay.example.co.jp [オプション]

貴社で展開するマニフェストを、manifest.xml から作成します。

オプション:
  --origin アドレス       サーバーのアドレス(サーバーの PUBLIC_ORIGIN と同じもの)
  --send-mode モード      送信時チェックの動作。PromptUser(そのまま送信も選べる。既定)または
                          SoftBlock(指摘を直すまで送信できない)
  --exchange-server       自社の Exchange サーバーのメールボックス用。ペインのみで、送信時チェックなし
  --support-url アドレス  お困りの方に案内する自社のページ
  --id GUID               別の id。試用版を本番と並べて展開する場合に指定
  --allow-localhost       このコンピューターのアドレスも受け付ける(このコンピューターでの試用向け)
  --output ファイル       書き込み先(既定は dist/manifest.xml)。- は標準出力
  -h, --help              ヘルプを表示

展開の手順は docs/outlook.md にあります。`,
    refusal: (refusal) => {
      switch (refusal.because) {
        case 'usage':
          return `${refusal.reason}\n使い方は「npm run manifest -- --help」で確認できます。`
        case 'noOrigin':
          return 'サーバーのアドレスを --origin https://relay.example.co.jp のように指定してください。'
        case 'notHttps':
          return `Outlook は https でのみアドインを読み込みます。「${refusal.value}」ではなく、https で始まるアドレスを指定してください。`
        case 'notAnOrigin':
          return `--origin には https://relay.example.co.jp のように、https とホスト名だけを指定してください(「${refusal.value}」は使えません)。`
        case 'local':
          return `${refusal.value} はこのコンピューターだけのアドレスで、ほかの方の Outlook からは開けません。このコンピューターで試す場合は --allow-localhost を付けてください。`
        case 'block':
          return 'Block では作成しません。サーバーに接続できない間すべてのメールが止まり、Microsoft のストアでも認められないためです。PromptUser または SoftBlock を指定してください。'
        case 'sendMode':
          return `--send-mode には PromptUser または SoftBlock を指定してください(「${refusal.value}」は使えません)。`
        case 'id':
          return `--id には 0f3c1d5e-1b64-4f0e-9c39-5d2b8f6a41c7 のような GUID を指定してください(「${refusal.value}」は使えません)。`
        case 'supportUrl':
          return `--support-url には https で始まるアドレスを指定してください(「${refusal.value}」は使えません)。`
      }
    },
    sameFile: '--output に manifest.xml 自体は指定できません。写しの元になるファイルです。',
    notWritten: (file, reason) => `${file} に書き込めませんでした: ${reason}`,
    written: ({ file, deployment, id, version }) => `作成しました: ${file}
  サーバー      ${deployment.origin}(サーバーは PUBLIC_ORIGIN=${deployment.origin} で起動します)
  送信モード    ${deployment.exchangeServer ? '送信時チェックなし' : deployment.sendMode}
  バージョン    ${version}、id ${id}
「設定」>「統合アプリ」>「カスタム アプリをアップロード」から展開します。手順は docs/outlook.md にあります。`,
    softBlock:
      'SoftBlock では、指摘を直すまで送信できません。Outlook がチェックを終えられない間も、最長5分お待ちいただくことになります。',
    exchangeServer:
      'この写しには送信時チェックがありません。自社の Exchange サーバーは、それを求めるマニフェストを受け付けないためです。',
  },
}
