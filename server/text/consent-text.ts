import type { Locale } from '../../src/contract/locale.ts'
import type { Agency, Employer, Mode, Terms } from '../../src/contract/settings.ts'
import {
  CONFIRMATION_LIFETIME_DAYS,
  CONTACT_RETENTION_DAYS,
  RECORD_RETENTION_YEARS,
  type ConsentText,
} from '../domain/consent.ts'
import { HANDOVER_DAYS } from '../domain/delivery.ts'
import { countryName, isAbroad } from '../domain/text-parties.ts'

/**
 * The text of the candidate's page: every line of domain rules C-L, in the order people need it.
 * Made once for an agreement version, then stored and shown from the store.
 */
export function consentText(locale: Locale, parties: Parties): ConsentText {
  return locale === 'ja' ? japanese(parties) : english(parties)
}

/** What differs between our form and the agency's own, as it stands in the text. */
interface HandOver {
  what: string
  seen: string
  kept: string
  until: string
  withdrawing: string
  agreed: string
}

/** What the text depends on. */
interface Parties {
  mode: Mode
  employer: Employer
  agency: Agency
  terms: Terms
}

function japanese(parties: Parties): ConsentText {
  const { employer, agency, terms } = parties
  const own = parties.mode === 'relay' ? japaneseRelay(parties) : japaneseRedirect(parties)
  return {
    title: `${employer.name}からのご案内`,
    opening: [
      `${employer.name}にご応募いただいた方へ、${agency.name}の無料の転職・就職相談をご案内するページです。`,
      'ご希望の方だけ、内容をお読みのうえお申し込みください。',
      'このページを開いただけでは、どこにも何も送られません。',
    ],
    provision: [
      {
        label: '提供先',
        value: `${agency.name}(有料職業紹介事業 許可番号 ${agency.licenceNo})、${agency.address}、代表者 ${agency.representative}`,
      },
      ...(isAbroad(agency)
        ? [
            {
              label: '外国にある提供先について',
              value: `${agency.name}は${countryName(agency.country, 'ja')}にあります。${agency.abroadNotice ?? ''}`,
            },
          ]
        : []),
      {
        label: '提供元',
        value: `${employer.name}、${employer.address}、代表者 ${employer.representative}`,
      },
      { label: '提供する情報', value: own.what },
      {
        label: '利用目的',
        value: `${agency.name}が、転職・就職のご相談と求人のご紹介のためにご連絡すること`,
      },
      { label: 'ご連絡の頻度', value: agency.contactFrequency },
      {
        label: '誰が何を見るか',
        value: `${own.seen}受付や成立の状況は、お名前のない受付番号だけで${employer.name}の記録に戻ります。${employer.name}の担当者が見るのは合計の件数だけです。`,
      },
      {
        label: '保存期間',
        value: `${own.kept}同意と提供の記録は法令に従い${RECORD_RETENTION_YEARS}年間保存します。`,
      },
    ],
    assurances: [
      'ご利用は任意です。利用してもしなくても、今回および今後の選考に影響はありません。',
      '費用はかかりません。金品をお渡しすることもありません。',
      own.until,
      '同意した後も、いつでも撤回できます。方法とお問い合わせ先は、このページの終わりに記しています。',
      `${terms.qualifyOn === 'registered' ? '登録' : '受付'}が${terms.ratio}名に達するごとに、${employer.name}は${agency.shortName}の紹介手数料1名分の免除を受けます。`,
    ],
    rights: [
      { label: '撤回', value: own.withdrawing },
      {
        label: '開示・訂正・削除のご請求、お問い合わせ',
        value: `${employer.name} 個人情報窓口 ${employer.privacyContact}(このページの運営も同社です)`,
      },
    ],
    box: `私は、${employer.name}に応募したこと${own.agreed}が、転職支援の連絡・求人紹介のために${agency.name}(${agency.address}、代表者 ${agency.representative})へ提供されること、および同社が受付の状況を受付番号で${employer.name}に伝えることに同意します。`,
    age: 'お申し込みは18歳以上の方、または保護者の同意を得た15歳から17歳の方に限ります。15歳未満の方はお申し込みいただけません。',
  }
}

const JAPANESE_FIELDS =
  '氏名、メールアドレス、電話番号〔任意〕、希望職種〔任意〕、希望勤務地〔任意〕'

function japaneseRelay({ employer, agency }: Parties): HandOver {
  return {
    what: `${employer.name}に応募されたこと、およびこのページに入力された内容(${JAPANESE_FIELDS})`,
    seen: `${agency.name}は上の情報を見ます。`,
    kept: `連絡先は${agency.name}の受領から${CONTACT_RETENTION_DAYS}日後に当方から削除します。${HANDOVER_DAYS}日以内に受領されない場合も削除し、お知らせします。確定されなかった入力は${CONFIRMATION_LIFETIME_DAYS}日で削除します。`,
    until: '同意し、届いたメールで確定されるまで、情報は渡りません。',
    withdrawing:
      '確認メールのリンクから、いつでも同意を撤回できます。撤回による不利益はありません。',
    agreed: `およびこのページに入力した内容(${JAPANESE_FIELDS})`,
  }
}

function japaneseRedirect({ employer, agency }: Parties): HandOver {
  return {
    what: `${employer.name}に応募されたこと(お名前のない受付番号でお渡しします)。お名前や連絡先は、次に開く${agency.name}の登録ページで、ご自身から同社へ直接ご記入いただきます。`,
    seen: `${agency.name}は、受付番号と、同社のページにご自身が記入された内容を見ます。`,
    kept: '当方では、お名前や連絡先をお預かりしません。',
    until: `ここで同意し、${agency.shortName}の登録ページでご自身が送信されるまで、お名前や連絡先は渡りません。`,
    withdrawing:
      '同意の直後に表示されるリンクから、いつでも同意を撤回できます。リンクと受付番号はお手元に控えてください。リンクが分からないときは、受付番号を添えて下記の窓口へお申し出ください。撤回による不利益はありません。',
    agreed: '(受付番号によります)',
  }
}

function english(parties: Parties): ConsentText {
  const { employer, agency, terms } = parties
  const own = parties.mode === 'relay' ? englishRelay(parties) : englishRedirect(parties)
  return {
    title: `From ${employer.nameEn}`,
    opening: [
      closed(
        `${agency.nameEn} gives free career advice to people who applied to ${employer.nameEn}`,
      ),
      'It is for those who want it. Please read on and decide in your own time.',
      'Opening this page sends nothing to anyone.',
    ],
    provision: [
      {
        label: 'Who would receive it',
        value: `${agency.nameEn} (licensed employment agency, ${agency.licenceNo}), ${agency.addressEn}, represented by ${agency.representativeEn}`,
      },
      ...(isAbroad(agency)
        ? [
            {
              label: 'The country it is in',
              value: `${closed(`${agency.nameEn} is in ${countryName(agency.country, 'en')}`)} ${agency.abroadNoticeEn ?? ''}`,
            },
          ]
        : []),
      {
        label: 'Who would give it',
        value: `${employer.nameEn}, ${employer.addressEn}, represented by ${employer.representativeEn}`,
      },
      { label: 'What', value: own.what },
      {
        label: 'What for',
        value: `So that ${agency.nameEn} can contact you about career support and vacancies`,
      },
      { label: 'How often it writes', value: agency.contactFrequencyEn },
      {
        label: 'Who sees what',
        value: `${own.seen} Whether it took you on comes back to ${employer.nameEn} under a reference number without your name; its staff see totals only.`,
      },
      {
        label: 'How long it is kept',
        value: `${own.kept} Records of consent and provision are kept for ${RECORD_RETENTION_YEARS} years, as the law asks.`,
      },
    ],
    assurances: [
      'It is up to you. Using it or not has no effect on this or any later application.',
      'It costs nothing, and no gift is attached.',
      own.until,
      'You can withdraw at any time; how to, and whom to ask, stands at the end of this page.',
      `For every ${terms.ratio} people ${terms.qualifyOn === 'registered' ? 'who register' : `${agency.nameEn} takes on`}, ${employer.nameEn} is spared one placement fee.`,
    ],
    rights: [
      { label: 'Withdrawing', value: own.withdrawing },
      {
        label: 'Access, correction, deletion, questions',
        value: `${employer.nameEn}, privacy contact ${employer.privacyContact} (the same company runs this page)`,
      },
    ],
    box: `I agree that ${own.agreed} given to ${agency.nameEn} (${agency.addressEn}, represented by ${agency.representativeEn}) so that it can contact me about career support and vacancies, and that it tells ${employer.nameEn} under a reference number whether it took me on.`,
    age: 'For people of 18 and over, or of 15 to 17 with a guardian’s consent. We cannot take registrations from anyone under 15.',
  }
}

/** A sentence that may end in a name such as "Inc." */
function closed(sentence: string): string {
  return sentence.endsWith('.') ? sentence : `${sentence}.`
}

const ENGLISH_FIELDS =
  'name, e-mail, phone [optional], desired work [optional], desired area [optional]'

function englishRelay({ employer, agency }: Parties): HandOver {
  return {
    what: `That you applied to ${employer.nameEn}, and what you enter on this page: ${ENGLISH_FIELDS}`,
    seen: `${agency.nameEn} sees the above.`,
    kept: `We delete your contact details ${CONTACT_RETENTION_DAYS} days after ${agency.nameEn} received them (if it does not within ${HANDOVER_DAYS} days, we delete them and tell you), and an entry you never confirmed after ${CONFIRMATION_LIFETIME_DAYS} days.`,
    until: 'Nothing is passed on until you agree here and confirm in the mail we then send you.',
    withdrawing:
      'The confirmation mail has a link with which you can withdraw at any time, at no disadvantage.',
    agreed: `the fact that I applied to ${employer.nameEn} and what I enter on this page (${ENGLISH_FIELDS}) are`,
  }
}

function englishRedirect({ employer, agency }: Parties): HandOver {
  return {
    what: `That you applied to ${employer.nameEn}, under a reference number without your name. Your name and contact details you enter yourself, on the form of ${agency.nameEn} that opens next.`,
    seen: `${agency.nameEn} sees the reference number and what you enter on its own form.`,
    kept: 'We keep no name and no contact details of yours.',
    until: `Your name and contact details go nowhere until you agree here and send the form of ${agency.nameEn} yourself.`,
    withdrawing:
      'The page right after you agree has a link with which you can withdraw at any time, at no disadvantage. Please keep that link and the reference number beside it, with which the privacy contact below helps you if the link is lost.',
    agreed: `the fact that I applied to ${employer.nameEn} is, under a reference number,`,
  }
}
