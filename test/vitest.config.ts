// How unit, integration and component tests run: from the sources, on real files, in a real Chromium.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findHosts } from './e2e/find-hosts.ts';

findHosts();

const WITH_POSTGRES = [
  ...['test/cli/store.test.ts', 'test/engine/store/library-0.1.test.ts', 'test/engine/store/library-choice.test.ts'],
  ...['test/engine/store/postgres-store.test.ts', 'test/engine/workers/copy-log.test.ts'],
];
const ON_NODE = { pool: 'forks', testTimeout: 60_000, hookTimeout: 60_000 } as const;

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    // By itself it leaves one processor idle; many tests wait for a program they have started.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          ...ON_NODE,
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: WITH_POSTGRES,
        },
      },
      {
        extends: true,
        test: {
          ...ON_NODE,
          name: 'postgres',
          include: WITH_POSTGRES,
          // One for all of them.
          globalSetup: ['test/fixtures/postgres-server.ts'],
        },
      },
      {
        extends: true,
        plugins: [react()],
        // Found beforehand: one that is met in the middle of the run loads the page again.
        optimizeDeps: { entries: ['renderer/main.tsx', 'test/components/**/*.tsx'] },
        test: {
          name: 'components',
          include: ['test/components/**/*.test.tsx'],
          // One page, into which the viewer is loaded once; `mount` begins each test anew.
          isolate: false,
          globalSetup: ['test/components/engine-formats.ts'],
          setupFiles: ['test/components/page-styles.ts'],
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions: { executablePath: process.env['STRATASCOPE_CHROMIUM']! } }),
            instances: [{ browser: 'chromium' }],
            viewport: { width: 1280, height: 820 },
            screenshotFailures: false,
          },
        },
      },
    ],
  },
});
