/** The countries and territories of ISO 3166-1 that have a code, by its first letter. */
const CODES =
  'A[DEFGILMOQRSTUWXZ]|B[ABDEFGHIJLMNOQRSTVWYZ]|C[ACDFGHIKLMNORUVWXYZ]|D[EJKMOZ]|' +
  'E[CEGHRST]|F[IJKMOR]|G[ABDEFGHILMNPQRSTUWY]|H[KMNRTU]|I[DELMNOQRST]|J[EMOP]|' +
  'K[EGHIMNPRWYZ]|L[ABCIKRSTUVY]|M[ACDEFGHKLMNOPQRSTUVWXYZ]|N[ACEFGILOPRUZ]|O[M]|' +
  'P[AEFGHKLMNRSTWY]|Q[A]|R[EOSUW]|S[ABCDEGHIJKLMNORSTVXYZ]|T[CDFGHJKLMNORTVWZ]|U[AGMSYZ]|' +
  'V[ACEGINU]|W[FS]|Y[ET]|Z[AMW]'

/** ISO 3166-1 alpha-2 of a country that exists. */
export const COUNTRY = `^(?:${CODES})$`

export function isCountry(code: string): boolean {
  return new RegExp(COUNTRY).test(code)
}
