// The data folder and the files in it, and clearing what processes that are no longer running left there.
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

export const LIBRARY_FILE = 'library.sqlite';

/** The data folder: `--data`, else STRATASCOPE_DATA, else Electron's folder for the desktop app (`userData`). */
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

/** The folder for uploads and downloads of this process, removed when the process ends. */
export function spoolDir(dataDir: string): string {
  return path.join(dataDir, `spool-${process.pid}`);
}

/** Removes the spool folders of ended processes, and of an earlier one that had this process's id. */
export async function clearDeadSpools(dataDir: string): Promise<void> {
  for (const name of await fs.readdir(dataDir)) {
    const pid = Number(/^spool-(\d+)$/.exec(name)?.[1]);
    if (pid === process.pid || (pid > 0 && !isRunning(pid))) {
      await fs.rm(path.join(dataDir, name), { recursive: true, force: true });
    }
  }
}

/** Whether a process with that id runs on this machine. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: the process exists and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
