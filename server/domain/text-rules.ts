import type { Locale } from '../../src/contract/locale.ts'
import type { ConsentText } from './consent.ts'
import type { PartyFacts } from './text-parties.ts'

/** Words, or a pattern, that must stand in one line. */
export type Needed = string | RegExp

type Needs = Record<Locale, (facts: PartyFacts) => readonly Needed[]>

/** No line says it. */
const NEVER = /(?!)/

/** Lines C-M of domain rules §1.6; all but the lead's stand in the locked part. */
export const MAIL_RULES = [
  {
    code: 'mail_agency',
    needs: named(({ agency }) => [agency.name, /許可番号|licensed/, agency.licenceNo]),
  },
  { code: 'mail_own_link', needs: said(/お一人専用.*\{\{link\}\}/, /your own page.*\{\{link\}\}/) },
  { code: 'mail_free', needs: said(/無料/, /free of charge/) },
  {
    code: 'mail_voluntary',
    needs: said(/任意.*選考には一切影響しません/, /Optional, with no effect on .*application/),
  },
  {
    code: 'mail_nothing_before',
    needs: said(/同意し、.*まで、.*渡ることはありません/, /Nothing .* reaches .* until you agree/),
  },
  { code: 'mail_counted', needs: said(/閲覧は件数を集計/, /Visits are counted/) },
  {
    code: 'mail_benefit',
    needs: {
      ja: ({ terms }) => [`が${terms.ratio}名に達する`, /紹介手数料.*免除/],
      en: ({ terms }) => [`every ${terms.ratio} people`, /spared one placement fee/],
    },
  },
  {
    code: 'mail_decline',
    needs: said(/不要な方.*\{\{decline_link\}\}/, /No further.*\{\{decline_link\}\}/),
  },
] as const satisfies readonly { code: string; needs: Needs }[]

/** Lines C-L of domain rules §1.6, and the part of the page that each stands in. */
export const PAGE_RULES = [
  {
    code: 'page_nothing_yet',
    part: 'opening',
    needs: said(/開いただけでは.*送られません/, /Opening this page sends nothing/),
  },
  {
    code: 'page_recipient',
    part: 'provision',
    needs: named(({ agency }) => [...recipient({ agency }), agency.licenceNo]),
  },
  {
    code: 'page_provider',
    part: 'provision',
    needs: named(({ employer: { name, address, representative } }) => [
      name,
      address,
      representative,
    ]),
  },
  {
    code: 'page_abroad',
    part: 'provision',
    needs: named(({ abroad }) =>
      abroad ? [abroad.country, abroad.notice === '' ? NEVER : abroad.notice] : [],
    ),
  },
  {
    code: 'page_items',
    part: 'provision',
    needs: {
      ja: ({ mode, employer }) => [
        `${employer.name}に応募されたこと`,
        mode === 'relay' ? /氏名、メールアドレス、電話番号/ : /お名前のない受付番号/,
      ],
      en: ({ mode, employer }) => [
        `you applied to ${employer.name}`,
        mode === 'relay' ? /name, e-mail, phone/ : /reference number without your name/,
      ],
    },
  },
  {
    code: 'page_purpose',
    part: 'provision',
    needs: said(/転職・就職のご相談と求人のご紹介/, /contact you about career support/),
  },
  {
    code: 'page_frequency',
    part: 'provision',
    needs: named(({ frequency }) => [frequency]),
  },
  {
    code: 'page_who_sees',
    part: 'provision',
    needs: said(/見るのは合計の件数だけ/, /staff see totals only/),
  },
  { code: 'page_retention', part: 'provision', needs: said(/\d+年間保存/, /kept for \d+ years/) },
  {
    code: 'page_voluntary',
    part: 'assurances',
    needs: said(/任意です.*選考に影響はありません/, /up to you.*no effect on/),
  },
  {
    code: 'page_free',
    part: 'assurances',
    needs: named(({ denial }) => [denial, /費用はかかりません|costs nothing/]),
  },
  {
    code: 'page_until',
    part: 'assurances',
    needs: said(/まで、.*渡りません/, /until you agree/),
  },
  {
    code: 'page_benefit',
    part: 'assurances',
    needs: {
      ja: ({ terms, employer }) => [`が${terms.ratio}名に達する`, employer.name, /免除/],
      en: ({ terms, employer }) => [`every ${terms.ratio} people`, `${employer.name} is spared`],
    },
  },
  {
    code: 'page_revocable',
    part: 'assurances',
    needs: said(/いつでも撤回/, /withdraw at any time/),
  },
  {
    code: 'page_box',
    part: 'box',
    needs: named((facts) => [
      facts.employer.name,
      ...recipient(facts),
      /提供されること.*同意します|I agree that .* given to/,
    ]),
  },
  {
    code: 'page_age',
    part: 'age',
    needs: said(/18歳以上.*15歳から17歳.*15歳未満/, /18 and over.*15 to 17.*under 15/),
  },
  { code: 'page_withdrawal', part: 'rights', needs: said(/リンク.*撤回/, /link.*withdraw/) },
  {
    code: 'page_contact',
    part: 'rights',
    needs: {
      ja: ({ employer }) => [employer.name, employer.contact, /開示.*削除/, /運営/],
      en: ({ employer }) => [employer.name, employer.contact, /Access.*deletion/, /runs this page/],
    },
  },
] as const satisfies readonly { code: string; part: keyof ConsentText; needs: Needs }[]

/** Stable codes of what keeps an agreement's texts from going live; `server/text` words each. */
export type TextFindingCode =
  (typeof MAIL_RULES | typeof PAGE_RULES)[number]['code'] | 'mail_too_long' | 'mail_slots' | 'gift'

export interface TextFinding {
  code: TextFindingCode
  kind: 'mail' | 'page'
  locale: Locale
}

function said(ja: RegExp, en: RegExp): Needs {
  return { ja: () => [ja], en: () => [en] }
}

function named(needs: (facts: PartyFacts) => readonly Needed[]): Needs {
  return { ja: needs, en: needs }
}

function recipient({ agency: { name, address, representative } }: Pick<PartyFacts, 'agency'>) {
  return [name, address, representative]
}
