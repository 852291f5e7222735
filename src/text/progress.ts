import type { Locale } from '../contract/locale.ts'
import { useLocale } from './use-text.ts'

const en = {
  example: 'Example workspace: figures are posted at once.',
  mailFailing:
    'The mail server has taken no mail for half an hour or longer, so candidates cannot confirm. Their mails wait and go out once it does. Ask whoever runs the server.',
  stopped:
    'Nobody is offered this agency at the moment: the notice about its country is missing. Add it under Settings, Agreements.',
  unanswered: (when: string) =>
    `This agency has taken no messages since ${when}. Who registers meanwhile is kept for 14 days at most. Please ask the agency.`,
  none: 'There is no agreement with an agency in force yet.',
  bar: (points: number, ratio: number) => `${points} of ${ratio}`,
  more: (count: number) => `${count} more to a free placement`,
  ended: 'Ended',
  endedStays:
    'This agreement has ended. It stays here while points or free placements of it are open.',
  noPoints: 'No points yet. The first comes once a candidate you wrote to has registered.',
  toCompose: 'Go to Compose',
  owed: (count: number) =>
    `${count} ${count === 1 ? 'point is' : 'points are'} owed: counted towards a free placement and taken back later.`,
  matured: (count: number) => `${count} counted`,
  pending: (count: number) => `${count} waiting`,
  available: (count: number) => `${count} free ${placements(count)} available`,
  reserved: (count: number) => `${count} reserved for a job`,
  redeemed: (count: number) => `${count} used so far`,
  asOf: (when: string) => `As of ${when}`,
  notPosted: 'No figures posted yet',
  offlineSince: (when: string) =>
    `Career Relay cannot be reached since ${when}. These are the last figures.`,
  unreachable: 'Career Relay cannot be reached.',
  refused: 'The figures cannot be shown right now. The pane keeps asking.',
  explain: {
    points: 'What does this count?',
    pointsAnswer: (ratio: number) =>
      `Each candidate the agency takes on gives one point. ${ratio} points make one free placement. Waiting points count once their waiting time is over.`,
    placements: 'What is a free placement?',
    placementsAnswer: 'One person the agency places with you without a fee.',
    asOf: 'How current is this?',
    asOfAnswer: (step: number) =>
      step > 1
        ? `Figures are posted in steps of ${step} sent links, so that no change points to one person.`
        : 'Figures are posted as soon as they change.',
  },
}

type ProgressText = typeof en

const ja: ProgressText = {
  example: 'お試し用の環境です。数値はすぐに反映されます。',
  mailFailing:
    'メールサーバーが30分以上メールを受け付けていないため、候補者は登録を確定できません。メールは保留され、復旧後に送信されます。サーバーの管理者にご確認ください。',
  stopped:
    '紹介会社の国に関する説明が未登録のため、現在ご案内を停止しています。「設定」の「提携契約」で登録してください。',
  unanswered: (when) =>
    `この紹介会社は${when}から通知を受け付けていません。その間に登録された方の情報は、最長14日間保留し、その後削除します。紹介会社へご確認ください。`,
  none: '有効な提携契約がまだありません。',
  bar: (points, ratio) => `${points}名/${ratio}名`,
  more: (count) => `(あと${count}名)`,
  ended: '終了',
  endedStays:
    'この契約は終了しています。確定待ちの分や未使用の無料採用枠が残っている間、ここに表示します。',
  noPoints: 'まだポイントはありません。ご案内した候補者が登録すると、最初の1名が加わります。',
  toCompose: '作成へ',
  owed: (count) =>
    `${count}名分が不足しています。無料採用枠の計算に入れたあとで、取り消しがあったためです。`,
  matured: (count) => `確定 ${count}名`,
  pending: (count) => `確定待ち ${count}名`,
  available: (count) => `無料採用枠 ${count}件`,
  reserved: (count) => `求人に割り当て済み ${count}件`,
  redeemed: (count) => `利用済み ${count}件`,
  asOf: (when) => `${when}時点`,
  notPosted: '数値はまだ反映されていません',
  offlineSince: (when) =>
    `${when}からサーバーに接続できません。最後に取得した数値を表示しています。`,
  unreachable: 'サーバーに接続できません。',
  refused: '現在、数値を表示できません。自動的に再確認します。',
  explain: {
    points: '何を数えていますか',
    pointsAnswer: (ratio) =>
      `紹介会社が受け付けた候補者お一人につき1名と数えます。${ratio}名で無料採用枠が1件増えます。確定待ちの方は、待機期間が終わると加わります。`,
    placements: '無料採用枠とは',
    placementsAnswer: '紹介手数料なしで、紹介会社からお一人を採用できる枠です。',
    asOf: 'いつの数値ですか',
    asOfAnswer: (step) =>
      step > 1
        ? `どなたが登録されたかを推測できないよう、送信${step}件ごとにまとめて反映します。`
        : '変わるとすぐに反映します。',
  },
}

function placements(count: number): string {
  return count === 1 ? 'placement' : 'placements'
}

/** What the managers' tab says; it arrives with it. */
export const PROGRESS_TEXTS: Record<Locale, ProgressText> = { en, ja }

/** The words of the managers' tab, in the language of the pane. */
export function useProgressText(): ProgressText {
  return PROGRESS_TEXTS[useLocale()]
}
