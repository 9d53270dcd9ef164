// Starts the application's main process on plain Node, with `electron` replaced by electron.mjs.
//
// A stand-in for machines that cannot have the Electron binary. It runs the production build of main and preload,
// unchanged, over a real Chromium; the end-to-end specs hold no word of it. With ELECTRON_OVERRIDE_DIST_PATH set to
// this folder, Playwright's `_electron.launch` takes it for Electron.
//
// It does NOT imitate, so what rests on these is verified on real Electron only:
// - native menus and dialogs (menu items are clicked by id, dialogs stubbed by the test, as on real Electron);
// - the custom scheme's own origin: app://viewer/x is http://viewer.app.localhost:PORT/x to Chromium;
// - sandbox enforcement, permission handlers, setWindowOpenHandler, will-redirect, will-download, webRequest, webviews;
// - webUtils.getPathForFile (it answers '', as for a file without a path), so no dropping of files;
// - the sizes, focus and stacking of real windows; display changes; the task bar; asar, fuses, auto-update.
import fs from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const standIn = new URL('./electron.mjs', import.meta.url).href;
registerHooks({
  resolve(specifier, context, next) {
    const ours = specifier === 'electron' || specifier === 'electron/main';
    return ours ? { url: standIn, shortCircuit: true } : next(specifier, context);
  },
});

const args = process.argv.slice(2);
const required = args.flatMap((arg, i) => (arg === '-r' || arg === '--require' ? [args[i + 1]] : []));
const target = path.resolve(args.find((arg, i) => !arg.startsWith('-') && !required.includes(args[i])) ?? '.');
const manifest = JSON.parse(fs.readFileSync(path.join(target, 'package.json'), 'utf8'));

process.argv = [process.argv[0], ...args];
process.type = 'browser';
Object.defineProperty(process, 'versions', {
  value: { ...process.versions, electron: manifest.devDependencies.electron },
});
globalThis.__standIn = { appPath: target, manifest };

// Playwright's loader comes in by -r; it takes its own arguments out of process.argv.
const require = createRequire(import.meta.url);
for (const file of required) require(path.resolve(file));
const { start } = await import('./app.mjs');
await import(pathToFileURL(path.join(target, manifest.main)).href);
await start();
