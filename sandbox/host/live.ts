/** Keeps a list page current: asks for the page again and puts in only what became different. */
const PAUSE_MS = 1_000
const PAPER_MARGIN = 24

const place = document.querySelector<HTMLElement>('[data-live]')
fitLetters()
let shown = place?.innerHTML

async function refresh(): Promise<void> {
  const response = await fetch(location.href)
  if (!place || !response.ok) return
  const next = new DOMParser()
    .parseFromString(await response.text(), 'text/html')
    .querySelector('[data-live]')
  if (!next || next.innerHTML === shown) return
  shown = next.innerHTML
  const open = [...place.querySelectorAll('details[open]')].map(({ id }) => id)
  place.replaceChildren(...next.childNodes)
  for (const id of open) document.getElementById(id)?.setAttribute('open', '')
}

/** A mail's frame is as high as the mail, so that the page has one scroll bar. */
function fitLetters() {
  for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe.letter')) {
    const fit = () => {
      const letter = frame.contentDocument?.body
      if (letter) frame.style.height = `${letter.getBoundingClientRect().bottom + PAPER_MARGIN}px`
    }
    frame.addEventListener('load', fit)
    fit()
  }
}

// A single mail never changes; only lists are asked for again.
if (place && !document.querySelector('.letter')) {
  setInterval(() => void refresh().catch(() => undefined), PAUSE_MS)
}
