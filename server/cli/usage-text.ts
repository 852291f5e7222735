/** What commander says of wrong usage, and how it is said in Japanese. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^required option '(.+)' not specified$/, 'オプション「$1」を指定してください。'],
  [/^missing required argument '(.+)'$/, '引数「$1」を指定してください。'],
  [/^option '(.+)' argument missing$/, 'オプション「$1」に値を指定してください。'],
  [/^unknown option '(.+)'$/, '「$1」というオプションはありません。'],
  [/^unknown command '(.+)'$/, '「$1」というコマンドはありません。'],
  [/^too many arguments\b.*$/, '引数が多すぎます。'],
  [
    /^option '(.+)' cannot be used with option '(.+)'$/,
    'オプション「$1」と「$2」は同時に指定できません。',
  ],
  [
    /^option '(.+)' argument '(.*)' is invalid\. Allowed choices are (.+)\.$/,
    'オプション「$1」に「$2」は指定できません。$3 のいずれかを指定してください。',
  ],
  [/^option '(.+)' argument '(.*)' is invalid\. (.+)$/, 'オプション「$1」: $3'],
  [/^command-argument value '(.*)' is invalid for argument '(.+)'\. (.+)$/, '引数「$2」: $3'],
]

/** A sentence of commander in Japanese; one that is not known stays as it is. */
export function usageInJapanese(printed: string): string {
  const [first = '', ...suggestions] = printed
    .replace(/^error: /, '')
    .trimEnd()
    .split('\n')
  const known = SENTENCES.find(([sentence]) => sentence.test(first))
  const said = known ? first.replace(known[0], known[1]) : printed.trimEnd()
  const meant = /Did you mean (?:one of )?(.+)\?/.exec(suggestions.join(' '))?.[1]
  return meant ? `${said}\nもしかして: ${meant}\n` : `${said}\n`
}
