// Prints which browser and Electron the tests run on: a run on the stand-in shows less than one on Electron.
import { execFileSync } from 'node:child_process';
import { realElectron } from './find-hosts.ts';

export default function announce(): void {
  const electron = realElectron();
  const version = execFileSync(process.env['STRATASCOPE_CHROMIUM']!, ['--version'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const chromium = /[\d.]+/.exec(version.toString())?.[0] ?? 'of unknown version';
  console.log(`end-to-end desktop host: ${electron ? `electron ${electron}` : `stand-in over Chromium ${chromium}`}`);
}
