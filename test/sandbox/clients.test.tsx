import { describe, expect, test } from '@jest/globals'
import { CLIENTS, isClientName } from '../../sandbox/host/clients/clients.ts'
import type { SentMail } from '../../sandbox/host/clients/client.ts'

const { web, mac, classic, text } = CLIENTS

const LINK = 'https://relay.example/r/AAAAAAAAAAAAAAAAAAAAAA?c=abcdef'
const BLOCK = `<table id="career-relay" class="block" border="1" cellpadding="10" style="margin:12px 0"><tbody><tr><td><p style="margin:0">Dear <b>Hanako</b></p><p><a href="${LINK}">${LINK}</a></p></td></tr></tbody></table>`
const MAIL: SentMail = {
  from: 'Misaki Kato <misaki.kato@example.co.jp>',
  to: 'Hanako Sato <hanako.sato@example.com>',
  subject: 'Your application <1>',
  at: new Date('2026-11-23T10:00:00+09:00'),
  text: `Dear Hanako\n${LINK}`,
  html: BLOCK,
}

function parsed(html: string): HTMLElement {
  return new DOMParser().parseFromString(html, 'text/html').body
}

describe('Outlook on the web', () => {
  test('strips class and keeps id from what an add-in puts in (§0.4, office-js 5296, 6463)', () => {
    const table = parsed(web.pasted(BLOCK)).querySelector('table')
    expect(table?.className).toBe('')
    expect(table?.id).toBe('career-relay')
  })

  test('wraps its words in spans of its own and dissolves styled divs (office-js 5482)', () => {
    const pasted = web.pasted(`<div style="color:red"><p>Dear Hanako</p></div>`)
    expect(pasted).toBe('<p><span class="elementToProof">Dear Hanako</span></p>')
  })

  test('lets the body grow by a line at every setAsync (office-js 6778)', () => {
    expect(web.replaced('<p>x</p>')).toBe('<p>x</p><div><span><br></span></div>')
  })

  test('gives out the whole thread (§2)', () => {
    const thread = `<p>new</p>${web.quoted(MAIL, 'en')}`
    expect(web.handedOut(thread)).toBe(thread)
  })

  test('changes the spacing of cells when a draft is opened again (office-js 6236)', () => {
    const table = parsed(web.reopened(BLOCK)).querySelector('table')
    expect(table?.hasAttribute('cellpadding')).toBe(false)
    expect(table?.querySelector('td')?.style.padding).toBe('0px')
  })

  test('quotes below divRplyFwdMsg, with prefixed ids (§2)', () => {
    const body = parsed(web.quoted(MAIL, 'ja'))
    expect(body.querySelector('#divRplyFwdMsg')?.textContent).toContain('差出人:')
    expect(body.querySelector('#x_career-relay a')?.getAttribute('href')).toBe(LINK)
    expect(body.textContent).toContain('Your application <1>')
  })
})

describe('New Outlook for Mac', () => {
  test('gives out a whole document (office-js 2426), whose body comes back when it is set', () => {
    const given = mac.handedOut(BLOCK)
    expect(given).toMatch(/^<html[\s\S]*<body[\s\S]*<\/html>$/)
    expect(parsed(mac.replaced(given)).querySelector('table')?.className).toBe('block')
    expect(mac.replaced(given)).not.toContain('<style')
  })

  test('puts HTML at the top (§0.5) and has session data late (§0.3, office-js 5951)', () => {
    expect(mac).toMatchObject({ insertsAt: 'top', sessionDataLagMs: 2_000, bodyLagMs: 0 })
  })

  test('quotes with Date where others say Sent', () => {
    expect(mac.quoted(MAIL, 'en')).toContain('<b><span style="font-size:12.0pt;color:black">Date: ')
    expect(mac.quoted(MAIL, 'ja')).toContain('日付: ')
  })
})

describe('Classic Outlook for Windows', () => {
  const given = classic.handedOut(`<p>Dear  Hanako</p>${BLOCK}<p></p>`)

  test('gives out what Word writes: its own classes, o:p, conditional comments (§2)', () => {
    expect(given).toContain('<p class=MsoNormal>')
    expect(given).toContain('<o:p></o:p>')
    expect(given).toContain('<!--[if gte mso 9]>')
    expect(given).toContain('<div class=WordSection1>')
  })

  test('rewrites the attributes of tables, so that neither id nor class of ours is left (§0.4)', () => {
    const table = parsed(given).querySelector('table')
    expect(table?.id).toBe('')
    expect(table?.className).toBe('MsoTableGrid')
    expect(given).not.toContain('cellpadding="10"')
  })

  test('keeps the id of a div, as all clients do (office-js 6463)', () => {
    expect(classic.handedOut('<div id="ours">x</div>')).toContain('<div id="ours">')
  })

  test('breaks lines at blanks, and never inside an address', () => {
    const long = `<p>${'word '.repeat(60)}<a href="${LINK}">${LINK}</a></p>`
    const lines = classic.handedOut(long).split('\n')
    expect(lines.filter((line) => line.includes('word')).length).toBeGreaterThan(2)
    expect(classic.handedOut(long)).toContain(`>${LINK}</a>`)
  })

  test('takes its own document back as the message, without growing', () => {
    const once = classic.replaced(given)
    expect(classic.replaced(classic.handedOut(once)).replace(/\s+/g, ' ')).toBe(
      once.replace(/\s+/g, ' '),
    )
    expect(parsed(once).querySelector('a')?.getAttribute('href')).toBe(LINK)
  })

  test('shows a change a second late (office-js 5846) and has no page for events (§0.2)', () => {
    expect(classic).toMatchObject({ bodyLagMs: 1_000, runtime: 'script' })
  })

  test('quotes below a ruled line, without a mark of its own', () => {
    const quoted = classic.quoted(MAIL, 'ja')
    expect(quoted).toContain('border-top:solid #E1E1E1 1.0pt')
    expect(quoted).toContain('<b>差出人:</b>')
    expect(quoted).not.toContain('divRplyFwdMsg')
  })
})

describe('Outlook that writes plain text', () => {
  test('begins as text and quotes below a line, with every line kept', () => {
    expect(text.firstFormat).toBe('text')
    const lines = text.quoted(MAIL, 'en').split('\n')
    expect(lines[0]).toBe('_'.repeat(32))
    expect(lines[1]).toBe('From: Misaki Kato <misaki.kato@example.co.jp>')
    expect(lines.slice(-2)).toEqual(['Dear Hanako', LINK])
  })
})

test('Only the four names are clients', () => {
  expect(['web', 'mac', 'classic', 'text'].every(isClientName)).toBe(true)
  expect([null, '', 'toString', 'mobile'].some(isClientName)).toBe(false)
})
