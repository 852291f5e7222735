import type { Locale } from '../../src/contract/locale.ts'

const en = {
  about: 'say which company the people of a Microsoft Entra tenant belong to',
  id: 'directory (tenant) id of the company in Microsoft Entra',
  workspace: 'which company, where the server has several',
  badId: 'A tenant id looks like 11111111-2222-3333-4444-555555555555.',
  bound: (tenant: string, company: string) =>
    `People of tenant ${tenant} belong to ${company}. Members there are known again by their address.`,
  boundElsewhere: (tenant: string, company: string) =>
    `People of tenant ${tenant} belong to ${company} already; nothing was changed.`,
  notLetIn: (tenant: string) =>
    `Set ENTRA_CLIENT_ID, and add ${tenant} to ENTRA_TENANTS, to let them in.`,
}

const ja: typeof en = {
  about: 'Microsoft Entra テナントの方々がどの会社に属するかを登録します',
  id: 'Microsoft Entra のディレクトリ (テナント) ID',
  workspace: '会社が複数ある場合に、対象の会社を指定します',
  badId: 'テナント ID は 11111111-2222-3333-4444-555555555555 の形式で指定してください。',
  bound: (tenant, company) =>
    `テナント ${tenant} の方々は${company}に属します。登録済みの方は、メールアドレスで同じ方と認識されます。`,
  boundElsewhere: (tenant, company) =>
    `テナント ${tenant} の方々はすでに${company}に属しています。何も変更していません。`,
  notLetIn: (tenant) =>
    `サインインを許可するには、ENTRA_CLIENT_ID を設定し、ENTRA_TENANTS に ${tenant} を加えてください。`,
}

/** What `tenant` says. */
export const TENANT_TEXTS: Record<Locale, typeof en> = { en, ja }
