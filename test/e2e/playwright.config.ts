// In: nothing. Out: how the end-to-end tests run: the same specs on the desktop and in a browser, one at a time.
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import type { HostOptions } from './viewer.ts';
import { findHosts } from './find-hosts.ts';

findHosts();

export default defineConfig<HostOptions>({
  testDir: '.',
  outputDir: fileURLToPath(new URL('../../test-results/e2e', import.meta.url)),
  globalSetup: './announce.ts',
  reporter: 'list',
  workers: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  projects: [
    { name: 'desktop', use: { host: 'desktop' }, testIgnore: 'browser.spec.ts' },
    { name: 'browser', use: { host: 'browser' }, testIgnore: 'desktop.spec.ts' },
  ],
});
