/**
 * `npm test`: type check, lint, format and the pane's build, then every test, on SQLite, on a real PostgreSQL and in a
 * real Chromium. Ends with one line that counts them; nothing is skipped without its reason.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = 24

/** Where Linux keeps files in memory, and what the tests' databases take of it at the most. */
const IN_MEMORY = '/dev/shm'
const ROOM_BYTES = 2 * 1024 ** 3
process.chdir(fileURLToPath(new URL('..', import.meta.url)))

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  console.error(
    `The tests run on Node ${OLDEST_NODE} or newer; this is ${process.version}. On Linux and Windows npm install brings it; on macOS get it from https://nodejs.org.`,
  )
  process.exit(1)
}

const REPORT = '.cache/jest.json'
mkdirSync('.cache', { recursive: true })
rmSync(REPORT, { force: true })

const checks = [
  ['Types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']],
  ['Lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']],
  ['Format', ['node_modules/prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn']],
  ['Pane', ['scripts/build-pane.ts']],
]
const failed = []
await Promise.all(
  checks.map(async ([name, command]) => {
    const started = Date.now()
    const code = await run(command)
    if (code !== 0) failed.push(name)
    console.log(`${name}: ${code === 0 ? 'fine' : 'FAILED'} (${seconds(started)})`)
  }),
)

const started = Date.now()
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning']
const code = await run(
  [
    ...jest,
    'node_modules/jest/bin/jest.js',
    // Many wait for clocks, browsers and other processes; one at a time leaves the machine idle.
    '--maxWorkers=3',
    '--json',
    '--outputFile',
    REPORT,
    ...process.argv.slice(2),
  ],
  quickFolder(),
)
if (code !== 0) failed.push('Tests')
console.log(`Tests: ${code === 0 ? 'fine' : 'FAILED'} (${seconds(started)})`)
count()
if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}`)
process.exit(failed.length > 0 ? 1 : 0)

/** Databases that a test throws away need not wait for a disk; what they promise is the same. */
function quickFolder() {
  if (process.env.TMPDIR || !existsSync(IN_MEMORY)) return {}
  const { bavail, bsize } = statfsSync(IN_MEMORY)
  return bavail * bsize < ROOM_BYTES ? {} : { TMPDIR: IN_MEMORY }
}

function run(command, more = {}) {
  return new Promise((resolve) => {
    const env = { ...process.env, ...more }
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit'], env })
    child.on('exit', (status) => resolve(status ?? 1))
  })
}

/** The closing line, and the name of every test that did not run. */
function count() {
  if (!existsSync(REPORT)) return console.log('0 passed, 1 failed')
  const report = JSON.parse(readFileSync(REPORT, 'utf8'))
  const skipped = report.testResults
    .flatMap((file) => file.assertionResults)
    .filter((one) => one.status === 'pending' || one.status === 'todo')
  for (const one of skipped) console.log(`Not run: ${one.fullName}`)
  const ending = skipped.length > 0 ? `, ${skipped.length} skipped` : ''
  console.log(
    `${report.numPassedTests} passed, ${report.numFailedTests + report.numRuntimeErrorTestSuites} failed${ending}`,
  )
}

function seconds(since) {
  return `${Math.round((Date.now() - since) / 1000)} s`
}
