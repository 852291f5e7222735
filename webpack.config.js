import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { webDarkTheme, webLightTheme } from '@fluentui/react-theme'
import HtmlWebpackPlugin from 'html-webpack-plugin'
import MinimizerPlugin from 'minimizer-webpack-plugin'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))

/** Fluent's two themes as custom properties, of the tokens that the bundle uses. */
function themeCss(compilation) {
  const used = new Set()
  for (const { name, source } of compilation.getAssets()) {
    if (!/\.(js|css)$/.test(name)) continue
    for (const [, token] of source
      .source()
      .toString()
      .matchAll(/--([a-z]\w+)/gi))
      used.add(token)
  }
  const declarations = (theme) =>
    Object.entries(theme)
      .filter(([token]) => used.has(token))
      .map(([token, value]) => `--${token}:${value}`)
      .join(';')
  const dark = declarations(
    Object.fromEntries(Object.entries(webDarkTheme).filter(([k, v]) => webLightTheme[k] !== v)),
  )
  return [
    `:root{color-scheme:light;${declarations(webLightTheme)}}`,
    `:root[data-theme=dark]{color-scheme:dark;${dark}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme]){color-scheme:dark;${dark}}}`,
  ].join('')
}

/** Lays the icons beside the pane, under the paths that manifest.xml names. */
class Icons {
  apply(compiler) {
    const { RawSource } = compiler.webpack.sources
    compiler.hooks.thisCompilation.tap('Icons', (compilation) => {
      const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL
      compilation.hooks.processAssets.tapPromise({ name: 'Icons', stage }, async () => {
        for (const name of await readdir(at('assets'))) {
          if (!name.endsWith('.png')) continue
          compilation.emitAsset(
            `assets/${name}`,
            new RawSource(await readFile(at(`assets/${name}`))),
          )
        }
      })
    })
  }
}

/** `npm run types` checks; here imports keep their endings and webpack finds the files. */
const typeScript = (target) => ({
  test: /\.tsx?$/,
  loader: 'ts-loader',
  options: {
    // One instance would keep the target of the first.
    instance: target,
    transpileOnly: true,
    compilerOptions: { noEmit: false, rewriteRelativeImportExtensions: false, target },
  },
})

/** Prints what a person's first look at the pane costs; the budget stands in docs/decisions. */
class FirstPaint {
  apply(compiler) {
    compiler.hooks.emit.tap('FirstPaint', (compilation) => {
      const gzipped = (name) => gzipSync(compilation.getAsset(name).source.source(), { level: 9 })
      const files = compilation.entrypoints.get('taskpane').getFiles()
      for (const kind of ['.js', '.css']) {
        const bytes = files
          .filter((name) => name.endsWith(kind))
          .reduce((sum, name) => sum + gzipped(name).length, 0)
        console.log(`first paint ${kind}: ${(bytes / 1000).toFixed(1)} KB gzip`)
      }
    })
  }
}

/** Names that Outlook is told once, in the manifest; neither may carry a hash. */
const LAUNCH_EVENTS = /^launch-events\.(?:js|html)$/

/** Properties that nothing outside the send check sees: not Outlook, the mailbox or the server. */
const OWN_PROPERTIES =
  /^(?:address|check|concern|declines|end|everybody|format|mark|name|open|plain|source|start|textCheck|token|ways|words)$/

/**
 * The send check: one file of ES2016 without imports, chunks or a runtime of webpack, since classic
 * Outlook runs it where there is no page to load more into.
 */
export const launchEvents = (_, { mode = 'production' }) => ({
  name: 'launch-events',
  mode,
  context: at('.'),
  target: ['es2016'],
  entry: { 'launch-events': './src/send-check/launch-events.ts' },
  output: {
    path: at('dist/addin'),
    filename: '[name].js',
    chunkFormat: false,
    chunkLoading: false,
  },
  devtool: false,
  optimization: {
    runtimeChunk: false,
    splitChunks: false,
    // One after the other they write 90 bytes less than the first alone, 390 less than the second.
    // Every function may be an arrow: none is constructed or asks for `this`.
    minimizer: [
      new MinimizerPlugin({
        minify: [
          {
            implementation: MinimizerPlugin.swcMinify,
            options: {
              ecma: 2016,
              compress: { ecma: 2016, passes: 4, unsafe_arrows: true },
              mangle: true,
            },
          },
          {
            implementation: MinimizerPlugin.terserMinify,
            options: {
              ecma: 2016,
              compress: {
                passes: 4,
                unsafe: true,
                unsafe_arrows: true,
                pure_getters: true,
                hoist_funs: true,
              },
              mangle: { properties: { regex: OWN_PROPERTIES, builtins: true } },
            },
          },
        ],
      }),
    ],
  },
  resolve: { extensions: ['.ts', '.js'] },
  module: { rules: [typeScript('ES2016')] },
  plugins: [
    new HtmlWebpackPlugin({
      template: './src/send-check/launch-events.html',
      filename: 'launch-events.html',
      inject: false,
    }),
  ],
  performance: { hints: false },
  stats: 'errors-warnings',
})

const pane = (_, { mode = 'production' }) => ({
  name: 'pane',
  mode,
  context: at('.'),
  target: ['web', 'es2020'],
  entry: {
    taskpane: ['./src/taskpane.css', './src/buttons.css', './src/forms.css', './src/taskpane.tsx'],
  },
  output: {
    path: at('dist/addin'),
    filename: '[name].[contenthash:10].js',
    chunkFilename: '[name].[contenthash:10].js',
    cssFilename: '[name].[contenthash:10].css',
    clean: { keep: LAUNCH_EVENTS },
  },
  devtool: mode === 'production' ? false : 'source-map',
  experiments: { css: true },
  resolve: { extensions: ['.tsx', '.ts', '.js'] },
  module: {
    rules: [
      // The settings read the contract's limits; the library does not say that it can be shaken.
      { test: /node_modules\/typebox\//, sideEffects: false },
      typeScript('ES2020'),
    ],
  },
  plugins: [
    new HtmlWebpackPlugin({
      template: './src/taskpane.html',
      filename: 'taskpane.html',
      scriptLoading: 'defer',
      templateParameters: (compilation) => ({ themeCss: themeCss(compilation) }),
    }),
    new Icons(),
    new FirstPaint(),
  ],
  cache: {
    type: 'filesystem',
    cacheDirectory: at('.cache/webpack'),
    buildDependencies: { config: [fileURLToPath(import.meta.url)] },
  },
  performance: { hints: false },
  stats: 'errors-warnings',
})

export default [pane, launchEvents]
