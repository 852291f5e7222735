/**
 * `npm run outlook`: serve the pane over https on this computer, for a real Outlook to load. What
 * Outlook is told to install, manifest.xml, names the address used here.
 */
import { X509Certificate } from 'node:crypto'
import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { outlookText } from './outlook-text.mjs'

const PORT = '3443'
const ORIGIN = `https://localhost:${PORT}`
const root = fileURLToPath(new URL('..', import.meta.url))
const { LC_ALL, LC_MESSAGES, LANG } = process.env
const say = outlookText[(LC_ALL || LC_MESSAGES || LANG || '').startsWith('ja') ? 'ja' : 'en']

/** Where Microsoft's certificate tool keeps what it makes, so that other add-ins share it. */
const folder = join(homedir(), '.office-addin-dev-certs')
const files = {
  ca: join(folder, 'ca.crt'),
  certificate: join(folder, 'localhost.crt'),
  key: join(folder, 'localhost.key'),
}

process.exitCode = await main()

async function main() {
  const options = readOptions()
  if (!options) return 2
  if (options.help) {
    console.log(say.help)
    return 0
  }
  if (Number(process.versions.node.split('.')[0]) < 24) {
    console.error(say.oldNode(process.version))
    return 1
  }
  const { buildPane, paneIsStale } = await import('../sandbox/pane-build.ts')
  const plan = {
    certificate: files.certificate,
    state: say.certificate[certificateState()],
    untrusted: options.untrusted,
    stale: paneIsStale(),
    origin: ORIGIN,
    dataDir: resolve(process.env.DATA_DIR || join(root, 'data/outlook')),
  }
  if (options['dry-run']) {
    console.log(
      `${say.dryRun}\n${say.plan(plan)}\n${say.clicks(join(root, 'manifest.xml'), plan.dataDir)}`,
    )
    return 0
  }
  try {
    await prepareCertificate(options.untrusted)
  } catch (error) {
    console.error(say.noCertificate(error.message))
    return 1
  }
  if (plan.stale) {
    console.log(say.building)
    await buildPane()
  }
  return await serve(plan.dataDir)
}

function readOptions() {
  try {
    const flag = { type: 'boolean', default: false }
    return parseArgs({
      options: { 'dry-run': flag, untrusted: flag, help: { ...flag, short: 'h' } },
    }).values
  } catch (error) {
    console.error(say.usage(error.message))
    return undefined
  }
}

function certificateState() {
  if (!Object.values(files).every((file) => existsSync(file))) return 'missing'
  const { validToDate } = new X509Certificate(readFileSync(files.certificate))
  return validToDate > new Date() ? 'valid' : 'ended'
}

/** Make the certificate where there is none that lasts, and have it trusted where that is allowed. */
async function prepareCertificate(untrusted) {
  const { default: tool } = await import('office-addin-dev-certs')
  const made = certificateState() !== 'valid'
  if (made) {
    // One that was trusted before would stand in the way of trusting the new one.
    if (!untrusted) await tool.uninstallCaCertificate(false, false)
    tool.deleteCertificateFiles(folder)
    await tool.generateCertificates()
    chmodSync(files.key, 0o600)
  }
  if (untrusted) {
    console.log(say.untrusted(say.leftAlone, files.ca))
    return
  }
  try {
    if (!made && tool.isCaCertificateInstalled()) return
    console.log(say.asking)
    await tool.installCaCertificate()
  } catch (error) {
    console.error(say.untrusted(error.message.trim().split('\n').at(-1), files.ca))
  }
}

/** The production server with the certificate; nothing of the sandbox's example company. */
async function serve(dataDir) {
  const { readConfig } = await import('../server/config.ts')
  const { runServer, startServer } = await import('../server/process.ts')
  const environment = {
    ...process.env,
    HOST: '127.0.0.1',
    PORT,
    PUBLIC_ORIGIN: ORIGIN,
    DATA_DIR: dataDir,
    TLS_CERT: files.certificate,
    TLS_KEY: files.key,
  }
  await runServer(async () => {
    const server = await startServer(readConfig(environment))
    console.log(say.clicks(join(root, 'manifest.xml'), dataDir))
    return server
  })
  return process.exitCode ?? 0
}
