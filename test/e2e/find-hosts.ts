// Finds the Chromium and the Electron to test with, and sets the environment variables that launchers read.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

/** Debian's, the lighter one first. Its script in /usr/bin would leave the browser behind when it is ended. */
const DEBIAN_CHROMIUM = ['/usr/lib/chromium/chromium-headless-shell', '/usr/bin/chromium'];
const STAND_IN = fileURLToPath(new URL('../standin', import.meta.url));

/** Called by the configuration, which every worker process reads before it launches anything. */
export function findHosts(): void {
  process.env['STRATASCOPE_CHROMIUM'] ||=
    DEBIAN_CHROMIUM.find((file) => fs.existsSync(file)) ?? chromium.executablePath();
  if (!realElectron()) process.env['ELECTRON_OVERRIDE_DIST_PATH'] = STAND_IN;
}

/** Version of the real Electron if its binary is there. `require('electron')` would try to download it. */
export function realElectron(): string | undefined {
  const folder = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const pathFile = path.join(folder, 'path.txt');
  if (!fs.existsSync(pathFile)) return undefined;
  const binary = path.join(folder, 'dist', fs.readFileSync(pathFile, 'utf8'));
  if (!fs.existsSync(binary)) return undefined;
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}
