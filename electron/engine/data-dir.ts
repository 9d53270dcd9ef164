// The folder that holds the library and what lies in it, and whether the processes that left something there are still running.
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

export const LIBRARY_FILE = 'library.sqlite';

/** `--data`, else STRATASCOPE_DATA, else where Electron keeps the desktop app's data (`userData`). */
export function dataDirOf(option: string | undefined): string {
  const named = option ?? process.env['STRATASCOPE_DATA'];
  if (named) return path.resolve(named);
  const home = os.homedir();
  const base =
    process.platform === 'win32'
      ? (process.env['APPDATA'] ?? path.join(home, 'AppData', 'Roaming'))
      : process.platform === 'darwin'
        ? path.join(home, 'Library', 'Application Support')
        : (process.env['XDG_CONFIG_HOME'] ?? path.join(home, '.config'));
  return path.join(base, 'Stratascope');
}

/** Uploads and downloads of this process; nothing in it outlives the process. */
export function spoolDir(dataDir: string): string {
  return path.join(dataDir, `spool-${process.pid}`);
}

/** Removes the spools of processes that are gone, and of one that had our process id. */
export async function clearDeadSpools(dataDir: string): Promise<void> {
  for (const name of await fs.readdir(dataDir)) {
    const pid = Number(/^spool-(\d+)$/.exec(name)?.[1]);
    if (pid === process.pid || (pid > 0 && !isRunning(pid))) {
      await fs.rm(path.join(dataDir, name), { recursive: true, force: true });
    }
  }
}

/** Whether there is such a process on this machine. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It exists and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
