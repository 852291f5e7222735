/**
 * `node scripts/icons.ts`: draw the icons Outlook shows, `assets/icon-<size>.png`, from the drawings
 * beside them. A size with a drawing of its own, `icon-<size>.svg`, is made from that, so that
 * small ones lie on whole pixels; every other from `icon.svg`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { launchChromium } from '../test/browser/chromium.ts'

/** What manifest.xml names: ribbon buttons up to 80, the list of add-ins 64 and 128. */
const SIZES = [16, 20, 24, 32, 40, 48, 64, 80, 128]

const asset = (name: string) => fileURLToPath(new URL(`../assets/${name}`, import.meta.url))

const browser = await launchChromium()
const page = await browser.newPage()
for (const size of SIZES) {
  const own = asset(`icon-${size}.svg`)
  const drawing = readFileSync(existsSync(own) ? own : asset('icon.svg')).toString('base64')
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<body style="margin:0"><img width="${size}" height="${size}" style="display:block" src="data:image/svg+xml;base64,${drawing}">`,
  )
  writeFileSync(asset(`icon-${size}.png`), await page.screenshot({ omitBackground: true }))
}
await browser.close()
console.log(`Drew ${SIZES.map((size) => `icon-${size}.png`).join(', ')}.`)
