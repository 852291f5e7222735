import type { Locale } from '../../src/contract/locale.ts'
import type { Role } from '../../src/contract/rights.ts'
import type { Employer } from '../../src/contract/settings.ts'
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
  code: {
    about: 'let somebody into the pane: print an access code, also while the server runs',
    role: 'what they are at the company; only this command appoints a privacy officer',
    name: 'their name, where they are new',
    email: 'their e-mail address; needed where a role has several holders or none',
    workspace: 'which company, where the server has several',
    newCompany: 'open another company, with this person as its first manager',
    example: 'mark the new company as an example',
    json: 'print JSON for a script',
    badName: 'A name has 1 to 80 letters.',
    badEmail: 'This is not an e-mail address.',
    companyName: (employer: Employer | null) => employer?.nameEn ?? 'a company without a name yet',
    madeFor: (member: { name: string; email: string; role: Role }, company: string) =>
      `For ${member.name} <${member.email}>, ${ROLES.en[member.role]} of ${company}`,
    goodUntil: (time: number) => `It signs in once, until ${clockTime(time, 'en-GB')}.`,
    whatToDo: 'Open the Career Relay pane in Outlook and enter it under "Access code".',
    managerFirst: 'The first code of a company is for its manager: --role manager.',
    noSuchCompany: (id: string) => `There is no company ${id} on this server.`,
    whichCompany: (list: string) =>
      `There are several companies on this server; say which with --workspace ID:\n${list}`,
    isThere: (member: { name: string; email: string; role: Role }, company: string) =>
      `${member.name} <${member.email}> is ${ROLES.en[member.role]} of ${company}`,
    entraOnly:
      'This company lets people in with Microsoft Entra alone, so there is no code: they sign in with Entra under this address.',
    otherRole: (email: string, role: Role) =>
      `${email} is ${ROLES.en[role]} there already; a manager can change that in the pane.`,
    emailMissing: 'Say their address too, with --email.',
    nameMissing: (email: string) =>
      `Nobody there has the address ${email}; to appoint them, say their name with --name.`,
    nobody: 'Nobody there has this role yet; appoint somebody with --name and --email.',
    whichMember: (list: string) =>
      `Several people there have this role; say who with --email:\n${list}`,
  },
  tenant: TENANT_TEXTS.en,
  status: {
    about: 'show version, data, waiting deliveries, and whether the credit adds up',
    json: 'print JSON for a script',
    version: 'Version',
    engine: 'Engine',
    database: 'Database',
    key: 'Key file',
    keyStates: { fits: 'fits', missing: 'missing', wrong: 'of another database' },
    server: 'Server',
    running: 'running',
    stopped: 'not running',
    migrations: 'Migrations run',
    outbox: 'Outbox',
    waiting: (waiting: number, failing: number, oldest: string | undefined) =>
      `${waiting} waiting, ${failing} of them failing${oldest ? `, oldest of ${oldest}` : ''}`,
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
  code: {
    about: 'ペインにサインインするためのアクセスコードを発行します(サーバーの稼働中も可能)',
    role: '会社での役割(個人情報保護担当はこのコマンドでのみ任命できます)',
    name: '新しく加わる方の名前',
    email: 'メールアドレス(その役割の方が複数いる場合、またはまだいない場合に必要)',
    workspace: '会社が複数ある場合に、対象の会社を指定します',
    newCompany: '会社を新しく追加し、この方を最初の管理者にします',
    example: '追加する会社を「例」として扱います',
    json: 'スクリプト向けに JSON で出力します',
    badName: '名前は1文字以上80文字以内で指定してください。',
    badEmail: 'メールアドレスではありません。',
    companyName: (employer) => employer?.name ?? '名称未登録の会社',
    madeFor: (member, company) =>
      `${company}の${ROLES.ja[member.role]}、${member.name} <${member.email}> さん用のアクセスコードです。`,
    goodUntil: (time) => `${clockTime(time, 'ja-JP')} まで、1回だけ使えます。`,
    whatToDo: 'Outlook でキャリアリレーのペインを開き、「アクセスコード」に入力してください。',
    managerFirst: '会社の最初のコードは管理者用です。--role manager を指定してください。',
    noSuchCompany: (id) => `このサーバーに会社 ${id} はありません。`,
    whichCompany: (list) =>
      `このサーバーには会社が複数あります。--workspace ID で指定してください。\n${list}`,
    isThere: (member, company) =>
      `${member.name} <${member.email}> さんは${company}の${ROLES.ja[member.role]}です。`,
    entraOnly:
      'この会社は Microsoft Entra によるサインインだけを許可しているため、コードはありません。このメールアドレスのアカウントでサインインできます。',
    otherRole: (email, role) =>
      `${email} はすでに${ROLES.ja[role]}です。変更は、管理者がペインで行えます。`,
    emailMissing: '--email でメールアドレスも指定してください。',
    nameMissing: (email) =>
      `${email} の方はいません。新しく加える場合は、--name で名前も指定してください。`,
    nobody: 'この役割の方はまだいません。--name と --email で指定してください。',
    whichMember: (list) => `この役割の方が複数います。--email で指定してください。\n${list}`,
  },
  tenant: TENANT_TEXTS.ja,
  status: {
    about: 'バージョン、データ、配信待ち、台帳の整合性を表示します',
    json: 'スクリプト向けに JSON で出力します',
    version: 'バージョン',
    engine: 'エンジン',
    database: 'データベース',
    key: '鍵ファイル',
    keyStates: { fits: '一致', missing: 'なし', wrong: '別のデータベースのもの' },
    server: 'サーバー',
    running: '稼働中',
    stopped: '停止中',
    migrations: '適用済みの移行',
    outbox: '配信待ち',
    waiting: (waiting, failing, oldest) =>
      `${waiting}件(うち失敗 ${failing}件)${oldest ? `、最も古いもの ${oldest}` : ''}`,
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

const ROLES: Record<Locale, Record<Role, string>> = {
  en: { manager: 'manager', recruiter: 'recruiter', privacy_officer: 'privacy officer' },
  ja: { manager: '管理者', recruiter: '採用担当', privacy_officer: '個人情報保護担当' },
}

/** In the machine's own time zone, as whoever sits at it reads the clock. */
function clockTime(time: number, language: string): string {
  const format = { dateStyle: 'medium', timeStyle: 'short' } as const
  return new Intl.DateTimeFormat(language, format).format(time)
}

const HEADINGS: Record<string, string> = {
  'Usage:': '使い方:',
  'Arguments:': '引数:',
  'Options:': 'オプション:',
  'Commands:': 'コマンド:',
}

export const commandText: Record<Locale, CommandText> = { ja, en }
