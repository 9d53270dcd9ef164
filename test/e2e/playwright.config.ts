// How the end-to-end tests run: on the desktop and in a browser; specs of the page alone only in one of them.
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import type { HostOptions } from './viewer.ts';
import { findHosts } from './find-hosts.ts';

findHosts();

/** The page is the same in both hosts, and so is what these find: STRATASCOPE_E2E=all runs them in both. */
const PAGE_ALONE = [
  ...['accessibility', 'aggregation', 'axes', 'bookmarks', 'colormaps'],
  ...['depth-window', 'display', 'library', 'navigation', 'reading', 'same-picture', 'shell', 'slow-line'],
];
const ofPage = process.env['STRATASCOPE_E2E'] === 'all' ? [] : PAGE_ALONE.map((name) => `${name}.spec.ts`);

export default defineConfig<object, HostOptions>({
  testDir: '.',
  outputDir: fileURLToPath(new URL('../../test-results/e2e', import.meta.url)),
  globalSetup: './announce.ts',
  reporter: 'list',
  // A test waits most of its time for what it has asked for to be seen.
  workers: 3,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  projects: [
    { name: 'desktop', use: { host: 'desktop' }, testIgnore: ['browser.spec.ts', ...ofPage] },
    { name: 'browser', use: { host: 'browser' }, testIgnore: ['desktop.spec.ts', 'guide.spec.ts', 'screens.spec.ts'] },
  ],
});
