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
  readonly dataDir: string;
  readonly page: Page;
  /** Chooses an item of the application menu by its id in shared/menu.ts. */
  menu(id: string): Promise<void>;
  /** `ask` makes the viewer ask for files; these are the answer. */
  chooseFiles(paths: readonly string[], ask: () => Promise<void>): Promise<void>;
  /** Has a file imported without the import dialog, as one that another program hands over. It is then shown. */
  handOver(file: string): Promise<void>;
  /** `ask` makes the viewer save something. Returns the path of the saved file, under the name that was suggested. */
  saveAs(ask: () => Promise<void>): Promise<string>;
  /** Ends everything and starts again on the same data. */
  restart(): Promise<void>;
  /** Nothing is left of what was done with it, and its page is a new one; only ids of logs go on. */
  renew(): Promise<void>;
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
  /** As at its first start. */
  viewer: Viewer;
}

interface WorkerFixtures {
  shared: SharedViewer;
}

export const test = base.extend<Fixtures, HostOptions & WorkerFixtures>({
  host: ['desktop', { option: true, scope: 'worker' }],
  folder: async ({ host }, use) => {
    const folder = temporaryFolder(host);
    await use(folder);
    removeFolder(folder);
  },
  shared: [
    async ({ host }, use) => {
      const shared = new SharedViewer(host);
      await use(shared);
      await shared.end();
    },
    { scope: 'worker' },
  ],
  viewer: async ({ shared }, use, testInfo) => {
    const viewer = await shared.take();
    await use(viewer);
    if (testInfo.status === testInfo.expectedStatus) return;
    await viewer.page.screenshot({ path: testInfo.outputPath('failure.png') }).catch(() => undefined);
    await shared.end();
  },
});

/** One running viewer for the tests of a worker, one after the other: to start it takes longer than most of them. */
class SharedViewer {
  readonly #host: HostOptions['host'];
  #running: { readonly viewer: Viewer; readonly folder: string } | undefined;

  constructor(host: HostOptions['host']) {
    this.#host = host;
  }

  async take(): Promise<Viewer> {
    if (this.#running) {
      const { viewer, folder } = this.#running;
      fs.rmSync(savedIn(folder), { recursive: true });
      fs.mkdirSync(savedIn(folder));
      await viewer.renew();
      return viewer;
    }
    const folder = temporaryFolder(this.#host);
    this.#running = { viewer: await startViewer(this.#host, folder), folder };
    return this.#running.viewer;
  }

  async end(): Promise<void> {
    if (!this.#running) return;
    const { viewer, folder } = this.#running;
    this.#running = undefined;
    await viewer.close();
    removeFolder(folder);
  }
}

/** One of the test's own, which it closes. */
export async function startViewer(
  host: HostOptions['host'],
  folder: string,
  files: readonly string[] = [],
): Promise<Viewer> {
  const options = { dataDir: path.join(folder, 'data'), savedDir: savedIn(folder), files };
  fs.mkdirSync(options.savedDir, { recursive: true });
  return host === 'desktop' ? startOnDesktop(options) : startInBrowser(options);
}

function savedIn(folder: string): string {
  return path.join(folder, 'saved');
}

function temporaryFolder(host: HostOptions['host']): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), `stratascope-${host}-`));
}

function removeFolder(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
