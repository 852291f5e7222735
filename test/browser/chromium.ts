import { brotliDecompressSync } from 'node:zlib'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser } from 'playwright-core'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cache = join(root, '.cache/chromium')

/** Quiet without a network, and without a sandbox of its own where tests run as root. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * A real Chromium: the one CHROMIUM_PATH names, else the one npm brought, with the libraries it
 * brings where the system lacks them and a font in which Japanese can be read.
 */
export async function launchChromium(moreFlags: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? unpackedChromium()
  if (!existsSync(executablePath)) {
    throw new Error(
      `There is no Chromium at ${executablePath}. Set CHROMIUM_PATH to one, or run "npm install --no-save --ignore-scripts".`,
    )
  }
  const libraries = systemHasLibraries() ? {} : { LD_LIBRARY_PATH: unpackedLibraries() }
  const env = { ...process.env, ...libraries, FONTCONFIG_FILE: fontConfiguration() }
  return chromium.launch({ executablePath, args: [...FLAGS, ...moreFlags], env: definedOnly(env) })
}

function unpackedChromium(): string {
  const target = join(cache, 'chromium')
  if (!existsSync(target)) {
    mkdirSync(cache, { recursive: true })
    writeFileSync(target, brotliDecompressSync(packaged('chromium.br')), { mode: 0o755 })
  }
  return target
}

/** Chromium needs NSS of the system; the package carries it for systems that have none. */
function unpackedLibraries(): string {
  const folder = join(cache, 'libraries')
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true })
    const unpacking = spawnSync('tar', ['-x', '-C', folder], {
      input: brotliDecompressSync(packaged('al2023.tar.br')),
    })
    if (unpacking.status !== 0) {
      throw new Error(
        'Chromium needs libnss3 and libnspr4. Install them, or "tar" to unpack those npm brought.',
      )
    }
  }
  return join(folder, 'lib')
}

function packaged(name: string): Buffer {
  const file = join(root, 'node_modules/@sparticuz/chromium/bin', name)
  if (!existsSync(file)) {
    throw new Error(
      `The package @sparticuz/chromium lacks ${name}. Run "npm install --no-save --ignore-scripts", or set CHROMIUM_PATH.`,
    )
  }
  return readFileSync(file)
}

function systemHasLibraries(): boolean {
  return spawnSync('ldconfig', ['-p'], { encoding: 'utf8' }).stdout?.includes('libnss3.so') ?? false
}

/** One font for both languages, the same on every machine, so that pictures can be compared. */
function fontConfiguration(): string {
  const fonts = join(root, 'node_modules/@expo-google-fonts/noto-sans-jp')
  if (!existsSync(fonts)) {
    throw new Error(
      'The package @expo-google-fonts/noto-sans-jp is missing. Run "npm install --no-save --ignore-scripts".',
    )
  }
  const file = join(cache, 'fonts.conf')
  mkdirSync(cache, { recursive: true })
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
  <dir>${fonts}/400Regular</dir><dir>${fonts}/600SemiBold</dir><dir>${fonts}/700Bold</dir>
  <cachedir>${join(cache, 'fonts')}</cachedir>
</fontconfig>`,
  )
  return file
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )
}
