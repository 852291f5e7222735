import { describe, expect, test } from '@jest/globals'
import { htmlOfText, sanitised, textOfHtml } from '../../sandbox/host/html-text.ts'

describe('HTML in the stand-in, as Outlook on the web treats it', () => {
  test('loses class, data attributes, script and handlers, and keeps links and styles', () => {
    const html =
      '<p class="a" data-b="1" id="c" style="color:red" onclick="x()">Hi <a href="https://example.com/r/1">link</a></p><script>x()</script>'
    expect(sanitised(html)).toBe(
      '<p id="c" style="color:red">Hi <a href="https://example.com/r/1">link</a></p>',
    )
  })

  test('loses a link that would run script', () => {
    expect(sanitised('<a href=" javascript:x()">y</a>')).toBe('<a>y</a>')
  })

  test('becomes text with its paragraphs, its lines and the addresses its links hide', () => {
    const html =
      '<p>Dear Hanako,</p><p>one<br>two &amp; <a href="https://example.com/r/1">more</a></p><ul><li>a</li><li>b</li></ul>'
    expect(textOfHtml(html)).toBe(
      'Dear Hanako,\n\none\ntwo & more <https://example.com/r/1>\n\na\n\nb',
    )
  })

  test('says an address once when it is its own label', () => {
    expect(textOfHtml('<a href="https://example.com/r/1">https://example.com/r/1</a>')).toBe(
      'https://example.com/r/1',
    )
  })

  test('made of text holds no markup of the text', () => {
    expect(htmlOfText('a <b>\n\n& c')).toBe(
      '<div>a &lt;b&gt;</div><div><br></div><div>&amp; c</div>',
    )
  })
})
