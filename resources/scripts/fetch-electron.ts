// Puts the zip of Electron's build into Electron's download cache, where its installer finds it.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { resumeDownload } from './resuming-download.ts';

/** What is used of `@electron/get`, which is Electron's dependency: it knows mirrors, the cache and the checksums. */
interface ElectronGet {
  readonly downloadArtifact: (details: object) => Promise<string>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const PROGRESS_MS = process.stdout.isTTY ? 200 : 10_000;
const requireOfElectron = createRequire(path.join(root, 'node_modules', 'electron', 'install.js'));
const { downloadArtifact } = requireOfElectron('@electron/get') as ElectronGet;
const { version } = requireOfElectron('./package.json') as { version: string };

let toldMs = -Infinity;
/** Beside the cache if one is named, else where it goes with the dependencies. Kept until all is there, and right. */
const unfinished = path.join(
  process.env['electron_config_cache'] ?? path.join(root, 'node_modules', '.cache'),
  'unfinished',
);

try {
  fs.mkdirSync(unfinished, { recursive: true });
  await fetchZip();
  fs.rmSync(unfinished, { recursive: true });
} catch (error) {
  if (process.stdout.isTTY) process.stdout.write('\n');
  const [kept] = fs.readdirSync(unfinished).filter((name) => name.endsWith('.zip'));
  const keptBytes = kept === undefined ? 0 : fs.statSync(path.join(unfinished, kept)).size;
  console.error(
    (error as Error).message + (keptBytes > 0 ? `; the next start goes on after ${inMB(keptBytes)} MB` : ''),
  );
  process.exitCode = 1;
}

async function fetchZip(): Promise<void> {
  let wasResumed = false;
  let isThere = false;
  const download = async (url: string, target: string): Promise<void> => {
    const isZip = target.endsWith('.zip');
    // Of the list of checksums nothing is kept: it is small, and another mirror's may be another.
    const file = isZip ? path.join(unfinished, path.basename(target)) : target;
    if (isZip) wasResumed = fs.existsSync(file);
    await resumeDownload(url, file, isZip ? { onProgress } : {});
    if (isZip) fs.renameSync(file, target);
    isThere ||= isZip;
  };
  try {
    await downloadArtifact({ ...wanted(), downloader: { download } });
  } catch (error) {
    // What it went on from was of another build: all of it once more.
    if (!isThere || !wasResumed) throw error;
    await downloadArtifact({ ...wanted(), downloader: { download } });
  }
}

/** As Electron's installer asks (node_modules/electron/install.js): it fetches for itself what it does not find. */
function wanted(): object {
  const { env } = process;
  return {
    ...{ version, artifactName: 'electron', tempDirectory: unfinished },
    platform: env['ELECTRON_INSTALL_PLATFORM'] || env['npm_config_platform'] || process.platform,
    arch: env['ELECTRON_INSTALL_ARCH'] || env['npm_config_arch'] || (isTranslated() ? 'arm64' : process.arch),
    cacheRoot: env['electron_config_cache'],
    checksums:
      env['electron_use_remote_checksums'] || env['npm_config_electron_use_remote_checksums']
        ? undefined
        : (requireOfElectron('./checksums.json') as object),
  };
}

/** A Node for Intel on a Mac with Apple's processor, which runs the build for that one better. */
function isTranslated(): boolean {
  if (process.platform !== 'darwin' || process.arch !== 'x64') return false;
  try {
    return execFileSync('sysctl', ['-in', 'sysctl.proc_translated'], { encoding: 'utf8' }).trim() === '1';
  } catch {
    return false;
  }
}

/** On a terminal one line that counts up, elsewhere a line now and then. */
function onProgress(gotBytes: number, totalBytes: number | undefined): void {
  const isLast = gotBytes === totalBytes;
  if (!isLast && performance.now() - toldMs < PROGRESS_MS) return;
  toldMs = performance.now();
  const line = `Electron: ${inMB(gotBytes)} ${totalBytes === undefined ? '' : `of ${inMB(totalBytes)} `}MB`;
  process.stdout.write(process.stdout.isTTY ? `\r${line}${isLast ? '\n' : ''}` : `${line}\n`);
}

function inMB(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
