/** A setting that cannot be used, said in one sentence that names it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}
