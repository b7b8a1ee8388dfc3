import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{platform,engine,forms,processes,api,designer,tests}/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
