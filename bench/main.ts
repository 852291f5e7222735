import { parseArgs } from 'node:util'
import { benchmarks } from './benchmarks.ts'
import { createBench } from './bench.ts'
import { heading, written } from './report.ts'
import { judge, unmeasured } from './row.ts'

const USAGE = `npm run bench                      every row of the budget table
npm run bench -- --json            the same, one row a line
npm run bench -- --only <name>     rows whose name contains this; may be repeated

Exit code 0 when every row could be measured, whether its budget is met or not; 1 otherwise.`

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', default: false },
  },
})

if (options.help) console.log(USAGE)
else process.exitCode = await run()

/** Measure the chosen rows one after the other and print each as it is known. */
async function run(): Promise<number> {
  const chosen = benchmarks.filter(({ name }) => isChosen(name))
  if (chosen.length === 0) {
    const names = benchmarks.map(({ name }) => `  ${name}`).join('\n')
    console.error(`No row has that name. The rows are:\n${names}`)
    return 1
  }
  if (!options.json) console.log(heading())
  const bench = createBench()
  let failed = false
  for (const benchmark of chosen) {
    const row = await benchmark.measure(bench).then(
      (measured) => judge(benchmark, measured),
      (error: unknown) => unmeasured(benchmark, error),
    )
    failed ||= row.error !== undefined
    console.log(options.json ? JSON.stringify(row) : written(row))
  }
  bench.close()
  return failed ? 1 : 0
}

function isChosen(name: string): boolean {
  if (options.only.length === 0) return true
  return options.only.some((part) => name.toLowerCase().includes(part.toLowerCase()))
}
