/** ES modules throughout, so that packages which are modules only simply load. */
const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
        target: 'es2022',
      },
      module: { type: 'es6' },
    },
  ],
}
const shared = {
  cacheDirectory: '<rootDir>/.cache/jest',
  transform,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
}

export default {
  // Five seconds fail what is only slow on a busy machine.
  testTimeout: 20_000,
  testSequencer: '<rootDir>/test/longest-first.mjs',
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      setupFiles: ['<rootDir>/test/named-plugins.ts'],
      globalSetup: '<rootDir>/test/databases-setup.ts',
      globalTeardown: '<rootDir>/test/databases-teardown.ts',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/browser/'],
    },
    {
      ...shared,
      displayName: 'pane',
      testEnvironment: 'jsdom',
      setupFiles: ['<rootDir>/test/pane/jsdom-gaps.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/pane/patience.ts'],
      testMatch: ['<rootDir>/test/**/*.test.tsx'],
    },
    {
      ...shared,
      displayName: 'browser',
      testEnvironment: 'node',
      setupFiles: ['<rootDir>/test/named-plugins.ts'],
      testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
    },
  ],
}
