/** One spelling of what reads alike: widths, capitals, white space, blanks within Japanese. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/([^!-~]) /g, '$1')
}
