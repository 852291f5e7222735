/**
 * One line a person typed that stands in texts people agree to: at least one letter or digit that
 * can be seen, and nothing that cannot (controls, zero-width and direction marks, line breaks), nor
 * braces, which mark what is filled in for each candidate. Variation selectors belong to how some
 * names are written. To be read with the flag `u`.
 */
export const LINE =
  '^(?=.*(?!\\p{Default_Ignorable_Code_Point})[\\p{L}\\p{N}])' +
  '(?:\\p{Variation_Selector}|' +
  '(?!\\p{Default_Ignorable_Code_Point})[^\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}{}])+$'

/** True for what a reader can see all of, and that says something. */
export function isPlainLine(text: string): boolean {
  return new RegExp(LINE, 'u').test(text)
}
