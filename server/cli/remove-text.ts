import type { Locale } from '../../src/contract/locale.ts'

const en = {
  about: 'dismiss a member: sessions and codes end at once; the only way for a privacy officer',
  email: 'their e-mail address',
  workspace: 'which company, where the server has several',
  removed: (name: string, company: string) => `${name} is no member of ${company} any more.`,
  nobody: (email: string) => `Nobody there has the address ${email}.`,
  lastManager:
    'They are the last manager; make somebody else one first: code --role manager --name --email.',
}

const ja: typeof en = {
  about:
    'メンバーを外します(セッションとコードはすぐに終了します。個人情報保護担当はこのコマンドでのみ解任できます)',
  email: 'メールアドレス',
  workspace: '会社が複数ある場合に、対象の会社を指定します',
  removed: (name, company) => `${name} さんを${company}のメンバーから外しました。`,
  nobody: (email) => `${email} の方はいません。`,
  lastManager:
    '最後の管理者です。先に code --role manager --name --email で別の方を管理者にしてください。',
}

/** What `remove` says. */
export const REMOVE_TEXTS: Record<Locale, typeof en> = { en, ja }
