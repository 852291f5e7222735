import type { Locale } from '../contract/locale.ts'
import type { Cell } from '../contract/report.ts'
import { useLocale } from './use-text.ts'

const en = {
  open: 'What happened, by month',
  none: 'No figures posted yet.',
  ended: 'Ended',
  sent: 'People written to',
  opens: 'Openings of the page',
  byPeople: 'by people',
  unclear: 'unclear',
  byMachines: 'by machines',
  registered: 'Registered',
  accepted: 'Taken on by the agency',
  tooFew: 'Too few people yet to tell what became of them.',
  cell: (cell: Cell) =>
    cell === '<5' ? 'fewer than 5' : cell === 'all but <5' ? 'all but fewer than 5' : String(cell),
  note: (step: number) =>
    step > 1
      ? `Figures change together once ${step} further people have been written to, at most once a day; where few are, after a month while it could be any of ${step}. A month tells what happened in it, also with people written to before. None under five is told, and months in which fewer than ten people could do anything are put together. Mail scanners open pages too; those that say so, or that no person could be, are counted apart.`
      : 'Figures are told at once. None under five is told.',
}

export type ReportText = typeof en

const ja: ReportText = {
  open: '月ごとの状況',
  none: '数値はまだ反映されていません。',
  ended: '終了',
  sent: 'ご案内した方',
  opens: 'ページの閲覧',
  byPeople: '人',
  unclear: '判別できないもの',
  byMachines: '機械',
  registered: '登録した方',
  accepted: '紹介会社が受け付けた方',
  tooFew: 'まだ人数が少ないため、その後の状況は表示していません。',
  cell: (cell) =>
    cell === '<5' ? '5未満' : cell === 'all but <5' ? '5名未満を除く全員' : `${cell}`,
  note: (step) =>
    step > 1
      ? `数値はまとめて更新されます。新たに${step}名の方へご案内したとき(1日1回まで)か、ご案内が少ない場合は、${step}名以上の方が登録できる間、1か月ごとに更新されます。各月の数値には、それ以前にご案内した方の動きも含まれます。5未満の数値は表示せず、登録できる方が10名に満たない月は翌月とまとめます。メールの安全確認を行う機械もページを開くため、機械とわかるものは分けて数えています。`
      : '数値はすぐに反映されます。5未満の数値は表示しません。',
}

export const REPORT_TEXTS: Record<Locale, ReportText> = { en, ja }

/** The words of the report, in the language of the pane. */
export function useReportText(): ReportText {
  return REPORT_TEXTS[useLocale()]
}
