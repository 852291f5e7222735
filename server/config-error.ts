import type { Locale } from '../src/contract/locale.ts'

/** Why the server cannot start: one sentence that names the setting, in the administrator's language. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly #japanese: string

  constructor(english: string, japanese: string, options?: ErrorOptions) {
    super(english, options)
    this.#japanese = japanese
  }

  /** The sentence for whoever sits at the console. */
  sentence(locale: Locale): string {
    return locale === 'ja' ? this.#japanese : this.message
  }
}
