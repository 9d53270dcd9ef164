// The Playwright fixture `viewer`: a running viewer on an empty library, in the host that the project names.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { startInBrowser } from './browser-host.ts';
import { startOnDesktop } from './desktop-host.ts';

export { expect } from '@playwright/test';

export interface HostOptions {
  host: 'desktop' | 'browser';
}

/** One running viewer. */
export interface Viewer {
  readonly page: Page;
  /** Chooses an item of the application menu by its id in shared/menu.ts. */
  menu(id: string): Promise<void>;
  /** `ask` makes the viewer ask for files; these are the answer. */
  chooseFiles(paths: readonly string[], ask: () => Promise<void>): Promise<void>;
  /** `ask` makes the viewer save something. Returns the path of the saved file, under the name that was suggested. */
  saveAs(ask: () => Promise<void>): Promise<string>;
  /** Ends everything and starts again on the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface StartOptions {
  readonly dataDir: string;
  /** Where saved files go. */
  readonly savedDir: string;
  /** Files on the command line. */
  readonly files?: readonly string[];
}

interface Fixtures {
  /** A folder that is gone after the test. */
  folder: string;
  viewer: Viewer;
}

export const test = base.extend<HostOptions & Fixtures>({
  host: ['desktop', { option: true }],
  folder: async ({ host }, use) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), `stratascope-${host}-`));
    await use(folder);
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },
  viewer: async ({ host, folder }, use, testInfo) => {
    const viewer = await startViewer(host, folder);
    await use(viewer);
    if (testInfo.status !== testInfo.expectedStatus) {
      await viewer.page.screenshot({ path: testInfo.outputPath('failure.png') }).catch(() => undefined);
    }
    await viewer.close();
  },
});

export async function startViewer(
  host: HostOptions['host'],
  folder: string,
  files: readonly string[] = [],
): Promise<Viewer> {
  const options = { dataDir: path.join(folder, 'data'), savedDir: path.join(folder, 'saved'), files };
  fs.mkdirSync(options.savedDir, { recursive: true });
  return host === 'desktop' ? startOnDesktop(options) : startInBrowser(options);
}
