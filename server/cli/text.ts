import type { Locale } from '../../src/contract/locale.ts'
import { CODE_TEXTS } from './code-text.ts'
import { KEYS_TEXTS } from './keys-text.ts'
import { ROWS_TEXTS } from './rows-text.ts'
import { REMOVE_TEXTS } from './remove-text.ts'
import { RETENTION_TEXTS } from './retention-text.ts'
import { TENANT_TEXTS } from './tenant-text.ts'

const en = {
  about: 'Run and look after a Career Relay server. Its settings are environment variables.',
  version: 'print the version',
  help: 'print help',
  heading: (title: string) => title,
  hint: 'Run "career-relay --help" to see what there is.',
  examples: 'Examples:',
  afterHelp:
    'Exit codes: 0 done, 1 could not be done (one sentence says why), 2 wrong usage.\nExample: DATA_DIR=/srv/career-relay career-relay status',
  failed: (reason: string) => `This could not be done: ${reason}`,
  noDatabase: (file: string) =>
    `There is no database at ${file}; the first start of "career-relay serve" makes one.`,
  keyMissing: (file: string) =>
    `There is no key file at ${file}; without it the data are of no use.`,
  keyWrong: (file: string) => `The key file ${file} belongs to another database.`,
  newer: (names: string[]) =>
    `A newer version of Career Relay wrote this database (${names.join(', ')}); use that version.`,
  disagrees: (agreement: string) =>
    `The credit kept for agreement ${agreement} is not what its ledger adds up to.`,
  serve: {
    about: 'run the server until Ctrl-C or SIGTERM',
    listening: (address: string, origin: string) =>
      `Career Relay listens on ${address}; people reach it at ${origin}.`,
  },
  code: CODE_TEXTS.en,
  keys: KEYS_TEXTS.en,
  remove: REMOVE_TEXTS.en,
  retention: RETENTION_TEXTS.en,
  tenant: TENANT_TEXTS.en,
  rows: ROWS_TEXTS.en,
  status: {
    about: 'show version, data, waiting deliveries, and whether the credit adds up',
    json: 'print JSON for a script',
    version: 'Version',
    engine: 'Engine',
    database: 'Database',
    key: 'Key file',
    keyStates: { fits: 'fits', missing: 'missing', wrong: 'of another database' },
    keyVersion: (version: number | null) => (version === null ? '' : `, version ${version}`),
    server: 'Server',
    running: 'running',
    stopped: 'not running',
    migrations: 'Migrations run',
    outbox: 'Outbox',
    waiting: (waiting: number, failing: number, oldest: string | undefined) =>
      `${waiting} waiting, ${failing} of them failing${oldest ? `, oldest of ${oldest}` : ''}`,
    mailFailing: (since: string) =>
      `Mails wait since ${since} and the mail server does not take them; check SMTP_URL.`,
    ledgers: 'Ledgers that add up',
    pending: (names: string[]) =>
      `Migrations have not run yet (${names.join(', ')}); the next start of the server runs them.`,
  },
  backup: {
    about: 'copy the database and its key to a folder, also while the server runs',
    folder: 'a folder that holds no backup yet, outside DATA_DIR',
    keyOnly: 'copy only the key file',
    done: (folder: string) => `The backup in ${folder} is complete and was opened and checked.`,
    keepApart: (folder: string) =>
      `Keep ${folder} somewhere else: whoever holds both can read contact data.`,
    keyDone: (file: string) => `The key was copied to ${file}. The database was not.`,
    alreadyThere: (folder: string) =>
      `${folder} already holds a backup or a part of one; name another folder.`,
    insideData: (folder: string, dataDir: string) =>
      `${folder} lies inside ${dataDir}; a backup belongs outside of what it protects.`,
    unsound: 'The copy of the database is damaged, so no backup was made; check the disk.',
    usePostgresTools: (keyFile: string) =>
      `With PostgreSQL, pg_dump is the tool; keep the key file ${keyFile} too ("backup --key-only DIR" copies it).`,
  },
  restore: {
    about: 'put a backup in place, after everything in it has been checked',
    folder: 'the folder that "backup" wrote',
    key: 'the key file, where it was kept apart from the backup',
    force: 'replace a database that is there; it is moved aside, not deleted',
    done: (file: string) => `The backup is in place at ${file}.`,
    kept: (folder: string) => `What was there before is in ${folder}.`,
    noBackup: (folder: string) => `There is no whole backup in ${folder}.`,
    changed: (file: string) => `${file} is not what the backup wrote; nothing was restored.`,
    nameKey: (file: string) => `The key is not at ${file}; name it with --key FILE.`,
    serverRunning: (dataDir: string) =>
      `A Career Relay server is using ${dataDir}; stop it before restoring.`,
    hasData: (dataDir: string) =>
      `${dataDir} already has a database; --force moves it aside and restores.`,
    usePostgresTools: (keyFile: string) =>
      `With PostgreSQL, pg_restore is the tool; put the key file back at ${keyFile} too.`,
  },
}

/** What the commands print. */
export type CommandText = typeof en

const ja: CommandText = {
  about: 'Career Relay サーバーを実行・管理します。設定は環境変数で行います。',
  version: 'バージョンを表示します',
  help: 'ヘルプを表示します',
  heading: (title) => HEADINGS[title] ?? title,
  hint: '使い方は「career-relay --help」で確認できます。',
  examples: '例:',
  afterHelp:
    '終了コード: 0 完了、1 実行できませんでした(理由を一文で表示します)、2 使い方の誤り\n例: DATA_DIR=/srv/career-relay career-relay status',
  failed: (reason) => `実行できませんでした: ${reason}`,
  noDatabase: (file) =>
    `${file} にデータベースがありません。「career-relay serve」の初回起動時に作成されます。`,
  keyMissing: (file) => `鍵ファイル ${file} がありません。鍵がないとデータを利用できません。`,
  keyWrong: (file) => `鍵ファイル ${file} は別のデータベースのものです。`,
  newer: (names) =>
    `このデータベースは、より新しいバージョンの Career Relay のものです(${names.join('、')})。そのバージョンをご利用ください。`,
  disagrees: (agreement) => `契約 ${agreement} の残高が、台帳から計算した値と一致しません。`,
  serve: {
    about: 'サーバーを実行します(Ctrl-C または SIGTERM で終了)',
    listening: (address, origin) =>
      `Career Relay は ${address} で待ち受けています。利用者向けのアドレスは ${origin} です。`,
  },
  code: CODE_TEXTS.ja,
  keys: KEYS_TEXTS.ja,
  remove: REMOVE_TEXTS.ja,
  retention: RETENTION_TEXTS.ja,
  tenant: TENANT_TEXTS.ja,
  rows: ROWS_TEXTS.ja,
  status: {
    about: 'バージョン、データ、配信待ち、台帳の整合性を表示します',
    json: 'スクリプト向けに JSON で出力します',
    version: 'バージョン',
    engine: 'エンジン',
    database: 'データベース',
    key: '鍵ファイル',
    keyStates: { fits: '一致', missing: 'なし', wrong: '別のデータベースのもの' },
    keyVersion: (version) => (version === null ? '' : `、第${version}版`),
    server: 'サーバー',
    running: '稼働中',
    stopped: '停止中',
    migrations: '適用済みの移行',
    outbox: '配信待ち',
    waiting: (waiting, failing, oldest) =>
      `${waiting}件(うち失敗 ${failing}件)${oldest ? `、最も古いもの ${oldest}` : ''}`,
    mailFailing: (since) =>
      `${since} からメールが送信できずに待っています。SMTP_URL とメールサーバーを確認してください。`,
    ledgers: '一致している台帳',
    pending: (names) =>
      `未適用の移行があります(${names.join('、')})。サーバーの次回起動時に適用されます。`,
  },
  backup: {
    about: 'データベースと鍵をフォルダーにコピーします(サーバーの稼働中も可能)',
    folder: 'バックアップがまだないフォルダー(DATA_DIR の外)',
    keyOnly: '鍵ファイルだけをコピーします',
    done: (folder) => `${folder} にバックアップを作成し、開いて確認しました。`,
    keepApart: (folder) =>
      `${folder} は別の場所に保管してください。両方を持つ人は連絡先を読むことができます。`,
    keyDone: (file) => `鍵を ${file} にコピーしました。データベースはコピーしていません。`,
    alreadyThere: (folder) =>
      `${folder} にはすでにバックアップ、またはその一部があります。別のフォルダーを指定してください。`,
    insideData: (folder, dataDir) =>
      `${folder} は ${dataDir} の中にあります。バックアップ先には外のフォルダーを指定してください。`,
    unsound:
      'コピーしたデータベースが破損しているため、バックアップを作成しませんでした。ディスクを確認してください。',
    usePostgresTools: (keyFile) =>
      `PostgreSQL の場合は pg_dump をご利用ください。鍵ファイル ${keyFile} も保管してください(「backup --key-only DIR」でコピーできます)。`,
  },
  restore: {
    about: '内容をすべて確認したうえで、バックアップを復元します',
    folder: '「backup」で作成したフォルダー',
    key: '鍵を別に保管している場合の鍵ファイル',
    force: '既存のデータベースを置き換えます(削除せず、別のフォルダーに残します)',
    done: (file) => `バックアップを ${file} に復元しました。`,
    kept: (folder) => `以前のデータは ${folder} にあります。`,
    noBackup: (folder) => `${folder} に完全なバックアップがありません。`,
    changed: (file) => `${file} はバックアップ時の内容と異なるため、復元しませんでした。`,
    nameKey: (file) => `${file} に鍵がありません。--key FILE で指定してください。`,
    serverRunning: (dataDir) =>
      `Career Relay サーバーが ${dataDir} を使用中です。停止してから復元してください。`,
    hasData: (dataDir) =>
      `${dataDir} にはすでにデータベースがあります。--force を付けると、別のフォルダーに移してから復元します。`,
    usePostgresTools: (keyFile) =>
      `PostgreSQL の場合は pg_restore をご利用ください。鍵ファイルも ${keyFile} に戻してください。`,
  },
}

const HEADINGS: Record<string, string> = {
  'Usage:': '使い方:',
  'Arguments:': '引数:',
  'Options:': 'オプション:',
  'Commands:': 'コマンド:',
}

export const commandText: Record<Locale, CommandText> = { ja, en }
