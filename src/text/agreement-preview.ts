import type { Locale } from '../contract/locale.ts'
import type { TextLine } from '../contract/settings.ts'
import { useLocale } from './use-text.ts'

interface PreviewText {
  heading: string
  about: string
  aboutVersion: (version: number) => string
  reading: string
  texts: Record<'mail' | 'page', Record<Locale, string>>
  changes: (count: number) => string
  marks: Record<Exclude<TextLine['change'], 'same'>, string>
  /** Before the reasons why it could not go live. */
  lacks: string
  /** A changed company changes what candidates of these agreements read. */
  company: { about: string; save: string; question: string }
  abroadNotice: string
  abroadNoticeEn: string
  abroadNoticeHint: string
  /** In force, and yet offered to nobody. */
  stopped: string
}

const TEXTS: Record<Locale, PreviewText> = {
  en: {
    heading: 'What candidates will read',
    about: 'These texts follow from what you entered. Candidates read them word for word.',
    aboutVersion: (version) =>
      `Version ${version} beside the one in force. Nothing has been changed yet.`,
    reading: 'Making the texts…',
    texts: {
      page: { ja: 'Page in Japanese', en: 'Page in English' },
      mail: { ja: 'Mail in Japanese', en: 'Mail in English' },
    },
    changes: (count) =>
      count === 0 ? 'no change' : count === 1 ? '1 line changes' : `${count} lines change`,
    marks: { added: 'New', removed: 'Removed' },
    lacks: 'It cannot be put into force like this:',
    company: {
      about:
        'Your change alters the texts of the agreements in force below. Links already sent keep the texts they were sent with.',
      save: 'Save with these texts',
      question: 'Candidates of new links will read these texts. Save them?',
    },
    abroadNotice: 'How personal data are protected there (Japanese)',
    abroadNoticeEn: 'How personal data are protected there (English)',
    abroadNoticeHint:
      'For an agency outside Japan: the country’s data protection law, and what the agency does to protect data. Candidates read it before they agree.',
    stopped:
      'Nobody is offered this agency at the moment: the notice about its country is missing. Revise the agreement and add it.',
  },
  ja: {
    heading: '候補者が読む文面',
    about: 'ご入力の内容から作られた文面です。候補者はこのとおりに読みます。',
    aboutVersion: (version) =>
      `現在の版と、これから作る第${version}版の比較です。まだ何も変更していません。`,
    reading: '文面を作成しています…',
    texts: {
      page: { ja: 'ページ(日本語)', en: 'ページ(英語)' },
      mail: { ja: 'メール(日本語)', en: 'メール(英語)' },
    },
    changes: (count) => (count === 0 ? '変更なし' : `${count}行の変更`),
    marks: { added: '追加', removed: '削除' },
    lacks: 'このままでは有効にできません。',
    company: {
      about:
        'この変更により、次の有効な契約の文面が変わります。送信済みのリンクの文面は変わりません。',
      save: 'この文面で保存',
      question: 'これから発行するリンクの候補者は、この文面を読みます。保存しますか。',
    },
    abroadNotice: '現地の個人情報保護について(日本語)',
    abroadNoticeEn: '現地の個人情報保護について(英語)',
    abroadNoticeHint:
      '日本国外の紹介会社の場合に必要です。その国の個人情報保護の制度と、紹介会社の保護措置をご記入ください。候補者が同意の前に読みます。',
    stopped:
      '紹介会社の国に関する説明が未登録のため、現在ご案内を停止しています。契約を変更して登録してください。',
  },
}

/** The words around the texts of an agreement, in the language of the pane. */
export function usePreviewText(): PreviewText {
  return TEXTS[useLocale()]
}
