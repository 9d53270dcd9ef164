// The single-instance lock of a user-data folder; later starts hand their data to the first one.
import fs from 'node:fs';
import path from 'node:path';

/**
 * Returns a function that gives the lock up, or undefined when another living process holds it: that one has then been
 * sent `data`. Everything is synchronous, as in Electron, where a second start may exit in its next line; so what it
 * has to say travels as a file in a folder that the first watches.
 */
export function lockInstance(folder, data, onSecond) {
  const lock = path.join(folder, 'standin.lock');
  const inbox = path.join(folder, 'standin-inbox');
  fs.mkdirSync(inbox, { recursive: true });
  if (!take(lock)) {
    const message = path.join(inbox, `${process.pid}.json`);
    fs.writeFileSync(`${message}.part`, JSON.stringify({ argv: process.argv, cwd: process.cwd(), data }));
    fs.renameSync(`${message}.part`, message);
    return undefined;
  }
  const watcher = fs.watch(inbox, () => {
    for (const name of fs.readdirSync(inbox).filter((entry) => entry.endsWith('.json'))) {
      const message = path.join(inbox, name);
      const second = JSON.parse(fs.readFileSync(message, 'utf8'));
      fs.rmSync(message);
      onSecond(second);
    }
  });
  return () => {
    watcher.close();
    fs.rmSync(inbox, { recursive: true, force: true });
    fs.rmSync(lock, { force: true });
  };
}

function take(lock) {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (isAlive(Number(fs.readFileSync(lock, 'utf8')))) return false;
    fs.writeFileSync(lock, String(process.pid));
    return true;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
