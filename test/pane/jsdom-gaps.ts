import { TextDecoder, TextEncoder } from 'node:util'

/** A system that prefers light colours and never changes its mind. */
function matchMedia(media: string) {
  return Object.assign(new EventTarget(), { media, matches: false })
}

// Every browser has them; jsdom does not.
Object.assign(globalThis, { TextDecoder, TextEncoder, matchMedia })
