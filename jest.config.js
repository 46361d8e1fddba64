/**
 * Unit tests run by default; `--selectProjects e2e` runs those that need a sandbox (test/sandbox), and
 * `--selectProjects alone` those of them that say why nothing else may run on the machine meanwhile.
 */
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
};

const real = {
  ...shared,
  globalSetup: '<rootDir>/test/sandbox/jest-setup.mjs',
  testEnvironment: '<rootDir>/test/sandbox/jest-environment.mjs',
  testRunner: '<rootDir>/test/circus.mjs',
};

export default {
  testTimeout: 60_000,
  // Jest alone would leave one processor free: of two, half.
  maxWorkers: '100%',
  // Of the cases of a file that run side by side (`test.concurrent`): beside other files, more only wait for a processor.
  maxConcurrency: 3,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      moduleNameMapper: {
        ...shared.moduleNameMapper,
        '^node:timers/promises$': '<rootDir>/test/pauses.ts',
      },
    },
    {
      ...real,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/**/*.e2e.ts'],
      testPathIgnorePatterns: ['\\.alone\\.e2e\\.ts$'],
    },
    { ...real, displayName: 'alone', testMatch: ['<rootDir>/test/**/*.alone.e2e.ts'] },
  ],
};
