// Starts the viewer as the desktop application, driven by Playwright's Electron support.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test';
import { forgetAll } from './forget.ts';
import { callOf } from './page-call.ts';
import type { StartOptions, Viewer } from './viewer.ts';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

export interface DesktopViewer extends Viewer {
  readonly app: ElectronApplication;
}

export async function startOnDesktop({ dataDir, savedDir, files = [] }: StartOptions): Promise<DesktopViewer> {
  let app: ElectronApplication;
  let page: Page;

  async function start(extra: readonly string[]): Promise<void> {
    app = await _electron.launch({ args: [PROJECT, '--data', dataDir, ...extra], cwd: PROJECT });
    page = await app.firstWindow();
    // The window is there before its page.
    await page.getByRole('main').waitFor();
  }

  /** What the page saves as it goes is the new one's; what that has not changed it does not save. */
  async function reload(): Promise<void> {
    await page.reload();
    await page.getByRole('main').waitFor();
  }

  await start(files);
  return {
    dataDir,
    get app() {
      return app;
    },
    get page() {
      return page;
    },
    async menu(id) {
      const choose = (): Promise<boolean> =>
        app.evaluate(({ Menu }, item) => {
          const found = Menu.getApplicationMenu()?.getMenuItemById(item);
          if (found?.enabled) (found.click as () => void)();
          return found?.enabled ?? false;
        }, id);
      // The page tells what is possible a frame later, which is sooner than a hand is there.
      for (let left = 10; !(await choose()); left--) {
        if (left === 0) throw new Error(`The menu item ${id} cannot be chosen now`);
        await setTimeout(50);
      }
    },
    async chooseFiles(paths, ask) {
      await app.evaluate(
        ({ dialog }, filePaths) => {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
        },
        [...paths],
      );
      await ask();
    },
    async handOver(file) {
      // What a second start does with the files that it is given.
      await app.evaluate(({ app }, given) => void app.emit('second-instance', {}, [], '', { files: [given] }), file);
    },
    async saveAs(ask) {
      await app.evaluate(({ dialog }, folder) => {
        const slot = globalThis as { savedPath?: string };
        delete slot.savedPath;
        // Called with a window first, or without one.
        dialog.showSaveDialog = (...args: unknown[]) => {
          const { defaultPath } = args.at(-1) as { defaultPath: string };
          slot.savedPath = `${folder}/${defaultPath.split(/[\\/]/).at(-1)}`;
          return Promise.resolve({ canceled: false, filePath: slot.savedPath });
        };
      }, savedDir);
      await ask();
      const asked = () => app.evaluate(() => (globalThis as { savedPath?: string }).savedPath);
      await expect.poll(asked, { message: 'where to save was asked' }).toBeTruthy();
      const file = path.normalize((await asked())!);
      // It appears under this name only when it is complete.
      await expect.poll(() => fs.existsSync(file), { message: `${file} was written` }).toBe(true);
      return file;
    },
    async restart() {
      await app.close();
      await start([]);
    },
    async renew() {
      await reload();
      await forgetAll(callOf(page));
      await reload();
    },
    close: () => app.close(),
  };
}
