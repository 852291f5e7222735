import type { Locale } from '../../src/contract/locale.ts'
import type { Role } from '../../src/contract/rights.ts'
import type { Employer } from '../../src/contract/settings.ts'

const en = {
  about: 'let somebody into the pane: print an access code, also while the server runs',
  role: 'what they are at the company; only this command appoints a privacy officer',
  name: 'their name, where they are new',
  email: 'their e-mail address; needed where a role has several holders or none',
  workspace: 'which company, where the server has several',
  newCompany: 'open another company, with this person as its first manager',
  example: 'mark the new company as an example',
  json: 'print JSON for a script',
  leaveEntra:
    'let access codes in again where Microsoft Entra alone does, and nobody can sign in to change it',
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
    'This company lets people in with Microsoft Entra alone, so there is no code: they sign in with Entra under this address. If Entra can no longer be used, --leave-entra lets codes in again.',
  entraLeft: 'Access codes work again for everybody in this company.',
  otherRole: (email: string, role: Role) =>
    role === 'privacy_officer'
      ? `${email} is privacy officer there; "career-relay remove" dismisses them first.`
      : `${email} is ${ROLES.en[role]} there already; a manager can change that in the pane.`,
  emailMissing: 'Say their address too, with --email.',
  nameMissing: (email: string) =>
    `Nobody there has the address ${email}; to appoint them, say their name with --name.`,
  nobody: 'Nobody there has this role yet; appoint somebody with --name and --email.',
  whichMember: (list: string) =>
    `Several people there have this role; say who with --email:\n${list}`,
}

const ja: typeof en = {
  about: 'ペインにサインインするためのアクセスコードを発行します(サーバーの稼働中も可能)',
  role: '会社での役割(個人情報保護担当はこのコマンドでのみ任命できます)',
  name: '新しく加わる方の名前',
  email: 'メールアドレス(その役割の方が複数いる場合、またはまだいない場合に必要)',
  workspace: '会社が複数ある場合に、対象の会社を指定します',
  newCompany: '会社を新しく追加し、この方を最初の管理者にします',
  example: '追加する会社を「例」として扱います',
  json: 'スクリプト向けに JSON で出力します',
  leaveEntra:
    'Entra のみの会社でどなたもサインインできなくなった場合に、アクセスコードを再び有効にします',
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
    'この会社は Microsoft Entra によるサインインだけを許可しているため、コードはありません。このメールアドレスのアカウントでサインインできます。Entra が使えなくなった場合は、--leave-entra を付けるとコードが再び使えます。',
  entraLeft: 'この会社では、アクセスコードが再びどなたでも使えるようになりました。',
  otherRole: (email, role) =>
    role === 'privacy_officer'
      ? `${email} は個人情報保護担当です。先に「career-relay remove」で解任してください。`
      : `${email} はすでに${ROLES.ja[role]}です。変更は、管理者がペインで行えます。`,
  emailMissing: '--email でメールアドレスも指定してください。',
  nameMissing: (email) =>
    `${email} の方はいません。新しく加える場合は、--name で名前も指定してください。`,
  nobody: 'この役割の方はまだいません。--name と --email で指定してください。',
  whichMember: (list) => `この役割の方が複数います。--email で指定してください。\n${list}`,
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

/** What `code` says. */
export const CODE_TEXTS: Record<Locale, typeof en> = { en, ja }
