import type { AgreementDraft, AgreementView, MemberView } from '../../src/contract/settings.ts'
import type { SessionSummary } from '../../src/contract/sign-in.ts'

export const NOW = Date.UTC(2026, 10, 23, 5, 32)

export const EMPLOYER = {
  name: '株式会社サンプル工業',
  nameEn: 'Sample Industries',
  address: '東京都千代田区1-1',
  addressEn: '1-1 Chiyoda, Tokyo',
  representative: '山田 一郎',
  representativeEn: 'Ichiro Yamada',
  privacyContact: 'privacy@example.co.jp',
}

export const DRAFT: AgreementDraft = {
  mode: 'relay',
  formUrl: '',
  agency: {
    name: 'みらいキャリア株式会社',
    shortName: 'みらいキャリア',
    nameEn: 'Mirai Career Inc.',
    address: '東京都港区2-2',
    addressEn: '2-2 Minato, Tokyo',
    representative: '鈴木 二郎',
    representativeEn: 'Jiro Suzuki',
    licenceNo: '13-ユ-000000',
    country: 'JP',
    domains: ['mirai.example'],
    contactFrequency: '月に2回まで',
    contactFrequencyEn: 'At most twice a month',
  },
  terms: {
    ratio: 10,
    qualifyOn: 'accepted',
    holdDays: 14,
    personWindowDays: 365,
    debtCap: 10,
    linkLifetimeDays: 90,
  },
  endpoint: 'https://mirai.example/webhook',
}

export const LIVE: AgreementView = {
  ...DRAFT,
  id: 'agreement-1',
  version: 1,
  state: 'live',
  changedAt: NOW,
  stopped: false,
}

export const MANAGER: MemberView = {
  id: 'member-1',
  name: '田中 誠',
  email: 'makoto.tanaka@example.co.jp',
  role: 'manager',
  joined: true,
  you: true,
}
export const RECRUITER: MemberView = {
  id: 'member-2',
  name: '加藤 美咲',
  email: 'misaki.kato@example.co.jp',
  role: 'recruiter',
  joined: false,
  you: false,
}

export const THIS_SESSION: SessionSummary = {
  id: 'session-1',
  memberId: 'member-1',
  memberName: '田中 誠',
  mailbox: 'makoto.tanaka@example.co.jp',
  device: 'Outlook on the web, Chrome, Windows',
  createdAt: NOW,
  lastUsedAt: NOW,
  expiresAt: NOW + 90 * 86_400_000,
  current: true,
}
