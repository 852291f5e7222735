import type { VariableName } from '../contract/lead.ts'
import type { Locale } from '../contract/locale.ts'
import { useLocale } from './use-text.ts'

const en = {
  about: 'The first paragraph of the passage, for each stage and language of a mail.',
  version: (version: number) => `Version ${version}`,
  notInserted: 'Breaks a rule, so it is not inserted. Open it to mend it.',
  shipped: 'As it comes with the product',
  positions: 'Positions',
  positionCount: (count: number) => (count === 1 ? '1 position' : `${count} positions`),
  positionsHint: 'One per line, at most 50. Recruiters choose one or type another.',
  lead: 'First paragraph',
  prompt: 'What the recruiter is asked to write',
  promptHint:
    'At this stage recruiters write the first paragraph themselves. They see this text while the field is empty; it enters no mail.',
  insert: 'Put in:',
  variables: {
    candidate_name: 'Candidate’s name',
    position: 'Position',
    recruiter_name: 'Recruiter’s name',
    company_name: 'Company',
    agency_short: 'Agency',
  } as Record<VariableName, string>,
  variablesHint:
    'After the | stands what is written when there is no value. Values are filled in on the recruiter’s device only.',
  preview: 'As it will stand in the mail',
  lockedHint: 'Below the first paragraph stands the agreement’s consent text. Nobody changes it.',
  noLocked: '(The consent text of an agreement stands here.)',
  withoutValues: 'Show it without a name and a position',
  save: (version: number) => `Save as version ${version}`,
  history: 'Versions',
  inForce: 'In force',
  goBack: 'Take these words',
  earlier: 'Show earlier ones',
}

type WordingText = typeof en

const ja: WordingText = {
  about: 'メールに入る文面の冒頭文を、選考段階と言語ごとに定めます。',
  version: (version) => `第${version}版`,
  notInserted: 'きまりに合わないため挿入できません。開いて直してください。',
  shipped: '標準の文面',
  positions: '職種',
  positionCount: (count) => `${count}件`,
  positionsHint: '1行に1つ、50件まで。採用担当者はここから選ぶか、直接入力します。',
  lead: '冒頭文',
  prompt: '採用担当者への入力のお願い',
  promptHint:
    'この段階では、採用担当者が冒頭文を自分で書きます。入力欄が空の間だけ表示され、メールには入りません。',
  insert: '差し込み:',
  variables: {
    candidate_name: '候補者名',
    position: '職種',
    recruiter_name: '担当者名',
    company_name: '会社名',
    agency_short: '紹介会社名',
  },
  variablesHint:
    '「|」のあとは、値がないときに入る語句です。値は採用担当者の端末で差し込まれ、サーバーには送られません。',
  preview: 'メールに入る文面',
  lockedHint: '冒頭文の下には、提携契約の同意説明文がそのまま入ります。変更はできません。',
  noLocked: '(ここに提携契約の同意説明文が入ります。)',
  withoutValues: '氏名と職種がない場合を表示',
  save: (version) => `第${version}版として保存`,
  history: 'これまでの版',
  inForce: '使用中',
  goBack: 'この文面を使う',
  earlier: '以前の版を表示',
}

/** What the screens of the wording say; it arrives with them. */
export const WORDING_TEXTS: Record<Locale, WordingText> = { en, ja }

/** The words of those screens, in the language of the pane. */
export function useWordingText(): WordingText {
  return WORDING_TEXTS[useLocale()]
}

/** What a variable is put in with; a lead must say what stands there without a value. */
export const VARIABLE_TOKENS: Record<Locale, Record<VariableName, string>> = {
  en: {
    candidate_name: '{{candidate_name|applicant}}',
    position: '{{position|position}}',
    recruiter_name: '{{recruiter_name}}',
    company_name: '{{company_name}}',
    agency_short: '{{agency_short}}',
  },
  ja: {
    candidate_name: '{{candidate_name|ご応募いただいた方}}',
    position: '{{position|このたびの職種}}',
    recruiter_name: '{{recruiter_name}}',
    company_name: '{{company_name}}',
    agency_short: '{{agency_short}}',
  },
}

/** Who stands in a preview; nobody real. */
export const EXAMPLE_VALUES: Record<Locale, { candidate_name: string; position: string }> = {
  en: { candidate_name: 'Hanako Sato', position: 'Account manager' },
  ja: { candidate_name: '佐藤 花子', position: '法人営業' },
}
