/**
 * `npm run validate`: check a manifest by our own rules, then by Microsoft's service.
 */
import { outlookText } from './outlook-text.mjs'

const OLDEST_NODE = 24
const { LC_ALL, LC_MESSAGES, LANG, INIT_CWD } = process.env
const locale = (LC_ALL || LC_MESSAGES || LANG || '').startsWith('ja') ? 'ja' : 'en'

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  console.error(outlookText[locale].oldNode(process.version))
  process.exitCode = 1
} else {
  const { default: manifests } = await import('office-addin-manifest')
  const { validate } = await import('./manifest/validate.ts')
  // npm runs scripts in the repository's folder; INIT_CWD is where the person stands.
  const folder = INIT_CWD ?? process.cwd()
  const ask = (file) => manifests.validateManifest(file, true)
  process.exitCode = await validate(process.argv.slice(2), { locale, folder, ask })
}
