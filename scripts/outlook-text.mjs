/** What `npm run outlook` prints, in both languages. */
export const outlookText = {
  en: {
    help: `Usage: npm run outlook [-- options]

Serve the pane on this computer for a real Outlook, and tell how to load it there.

Options:
  --dry-run    say what would be done, and do nothing
  --untrusted  make the certificate, but leave this computer's trust store alone
  -h, --help   print help

Example: npm run outlook -- --dry-run`,
    usage: (reason) => `${reason}\nRun "npm run outlook -- --help" to see what there is.`,
    oldNode: (version) =>
      `Career Relay runs on Node 24 or newer and this is ${version}; on macOS get it from https://nodejs.org, elsewhere "npm install" brings it.`,
    dryRun: 'Nothing is done; this is what would be:',
    certificate: {
      valid: 'is there',
      missing: 'would be made',
      ended: 'has ended, would be made anew',
    },
    plan: (plan) =>
      `  Certificate  ${plan.certificate} (${plan.state})
  Trust        ${plan.untrusted ? 'would be left alone' : 'would be asked of this computer where it is not given yet'}
  Pane         ${plan.stale ? 'would be built' : 'is built'}
  Server       ${plan.origin}, data in ${plan.dataDir}`,
    asking:
      'A development certificate for https://localhost is needed; this computer may ask whether to trust it.',
    untrusted: (reason, ca) =>
      `The certificate is not trusted by this computer (${reason}). Trust ${ca} by hand, or open https://localhost:3443/healthz in your browser and accept it there; desktop Outlook needs the former.`,
    leftAlone: 'you asked to leave the trust store alone',
    building: 'Building the pane; the first time takes about half a minute.',
    noCertificate: (reason) => `The development certificate could not be made: ${reason}`,
    clicks: (manifest, dataDir) => `
To load Career Relay into your Outlook, sign in with a test mailbox and do this once:

  On the web, new Outlook for Windows, Mac
    1. Open https://aka.ms/olksideload; after some seconds "Add-Ins for Outlook" appears.
    2. My add-ins > Custom Addins > Add a custom add-in > Add from File.
    3. Choose ${manifest}
       and accept what is asked.
  Classic Outlook for Windows
    File > Info > Manage Add-ins opens the same dialog. The button can take up to a day to appear.
  Mac before version 16.85
    Get Add-ins (behind "..." in the ribbon) opens the same dialog.

Then write a new message and press the Career Relay button; it may be under Apps.
To remove it: the same dialog, Custom Addins, "..." beside it, Remove.

These steps follow Microsoft's documentation; they have not been tried against a live Outlook yet.
The pane asks for an access code. In a second terminal, this prints one:

  DATA_DIR=${dataDir} npm run relay -- code --role manager
`,
  },
  ja: {
    help: `使い方: npm run outlook [-- オプション]

お使いのコンピューターからペインを配信し、実際の Outlook に読み込む手順を表示します。

オプション:
  --dry-run    実行せずに、行う内容だけを表示します
  --untrusted  証明書を作成しますが、コンピューターの信頼設定は変更しません
  -h, --help   ヘルプを表示します

例: npm run outlook -- --dry-run`,
    usage: (reason) => `${reason}\n使い方は「npm run outlook -- --help」で確認できます。`,
    oldNode: (version) =>
      `Node 24 以上が必要です(現在は ${version})。macOS では https://nodejs.org から入手してください。それ以外では npm install が導入します。`,
    dryRun: '次の内容を実行します(今回は表示のみです):',
    certificate: { valid: 'あり', missing: '作成します', ended: '期限切れのため作り直します' },
    plan: (plan) =>
      `  証明書    ${plan.certificate}(${plan.state})
  信頼設定  ${plan.untrusted ? '変更しません' : '未設定の場合は、このコンピューターに確認を求めます'}
  ペイン    ${plan.stale ? 'ビルドします' : 'ビルド済みです'}
  サーバー  ${plan.origin}、データは ${plan.dataDir}`,
    asking:
      'https://localhost 用の開発証明書が必要です。信頼するかどうかの確認が表示されることがあります。',
    untrusted: (reason, ca) =>
      `証明書はこのコンピューターで信頼されていません(${reason})。${ca} を手動で信頼するか、ブラウザーで https://localhost:3443/healthz を開いて許可してください。デスクトップ版 Outlook では前者が必要です。`,
    leftAlone: '信頼設定は変更しない指定です',
    building: 'ペインをビルドしています。初回は30秒ほどかかります。',
    noCertificate: (reason) => `開発証明書を作成できませんでした: ${reason}`,
    clicks: (manifest, dataDir) => `
Career Relay を Outlook に読み込むには、テスト用のメールボックスでサインインし、一度だけ次の操作を行います。

  Web 版、新しい Outlook for Windows、Mac
    1. https://aka.ms/olksideload を開きます。数秒後に「Outlook 用アドイン」が表示されます。
    2. 「個人用アドイン」>「カスタム アドイン」>「カスタム アドインの追加」>「ファイルから追加」を選びます。
    3. ${manifest}
       を選び、確認に同意します。
  従来の Outlook for Windows
    「ファイル」>「情報」>「アドインの管理」で同じ画面が開きます。ボタンの表示まで最大1日かかることがあります。
  Mac(バージョン 16.85 より前)
    リボンの「...」にある「アドインを取得」で同じ画面が開きます。

新しいメッセージを作成し、キャリアリレーのボタンを押します。「アプリ」の中にある場合もあります。
削除するには、同じ画面の「カスタム アドイン」で「...」>「削除」を選びます。

この手順は Microsoft の文書に基づくもので、実際の Outlook ではまだ確認していません。
ペインでアクセスコードを求められます。別のターミナルで次のコマンドを実行すると表示されます。

  DATA_DIR=${dataDir} npm run relay -- code --role manager
`,
  },
}
