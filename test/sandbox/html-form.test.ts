import { expect, test } from '@jest/globals'
import { postFormsOf } from '../../sandbox/html-form.ts'

test('A page gives its posting forms with every field as a browser would hold it', () => {
  const page = `<form action="/search"><input name="q"></form>
    <form method="POST" action="/r/a/consent">
      <input type="hidden" name="key" value="a&#61;b &amp; &#34;c&#34;"><input type=email name=email required>
      <input type="checkbox" name="agree"><textarea name='wishes' rows="3"></textarea></form>`
  expect(postFormsOf(page)).toEqual([
    {
      action: '/r/a/consent',
      fields: [
        { name: 'key', type: 'hidden', value: 'a=b & "c"', checked: false, autocomplete: '' },
        { name: 'email', type: 'email', value: '', checked: false, autocomplete: '' },
        { name: 'agree', type: 'checkbox', value: 'on', checked: false, autocomplete: '' },
        { name: 'wishes', type: 'textarea', value: '', checked: false, autocomplete: '' },
      ],
    },
  ])
})
