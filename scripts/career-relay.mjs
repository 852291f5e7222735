#!/usr/bin/env node
/**
 * `career-relay`: the administrator's command line. Plain JavaScript, since the Node a shell finds
 * may be too old for the rest; npm brought one that is not, and this runs itself with it.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = 24

if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) {
  // As server/main.mjs does, and for the same reasons.
  enableCompileCache(fileURLToPath(new URL('../.cache/compiled', import.meta.url)))
  await import('../server/cli/main.ts')
} else {
  runWith(broughtNode())
}

/** The Node binary that npm installed as a package, if there is one for this machine. */
function broughtNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const path = `../node_modules/node-${system}-${process.arch}/bin/${name}`
  return fileURLToPath(new URL(path, import.meta.url))
}

function runWith(node) {
  if (!existsSync(node)) {
    console.error(
      `Career Relay runs on Node ${OLDEST_NODE} or newer and this is ${process.version}; "npm install" brings one on Linux and Windows, on macOS get it from https://nodejs.org.`,
    )
    process.exitCode = 1
    return
  }
  const script = fileURLToPath(import.meta.url)
  const child = spawn(node, [script, ...process.argv.slice(2)], { stdio: 'inherit' })
  // Ctrl-C reaches both from the terminal; twice, it would cut the clean stop short.
  process.on('SIGINT', () => undefined)
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}
