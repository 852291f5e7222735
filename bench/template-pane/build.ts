import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import webpack from 'webpack'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const FOLDER = at('../../.cache/template-pane')

/** Build the yardstick as the template builds itself: webpack, production mode, one bundle; resolves with the file. */
export async function buildTemplatePane(): Promise<string> {
  mkdirSync(FOLDER, { recursive: true })
  const compiler = webpack({
    mode: 'production',
    context: at('.'),
    target: ['web', 'es2020'],
    entry: at('./taskpane.tsx'),
    output: { path: FOLDER, filename: 'template.js' },
    resolve: { extensions: ['.tsx', '.ts', '.js'] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          loader: 'ts-loader',
          options: {
            transpileOnly: true,
            configFile: at('../../tsconfig.json'),
            compilerOptions: { noEmit: false, target: 'ES2020' },
          },
        },
      ],
    },
    performance: { hints: false },
  })
  await new Promise<void>((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error) reject(error)
      else if (stats?.hasErrors()) reject(new Error(stats.toString('errors-only')))
      else compiler.close(() => resolve())
    })
  })
  return `${FOLDER}/template.js`
}
