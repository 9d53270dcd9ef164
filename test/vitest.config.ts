// How unit, integration and component tests run: from the sources, on real files in temporary folders, in a real Chromium.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findHosts } from './e2e/find-hosts.ts';

findHosts();

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 60_000,
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
