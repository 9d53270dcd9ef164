// Writes a report of an uncaught error to a JSON file beside the logs; it is not sent anywhere.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { closeLogs, makeOwnFolder, OWN_FILE } from '../engine/own-files.ts';
import { errorFacts, type Logger } from './logger.ts';
import { withoutSecrets } from './redact.ts';

const KEPT = 10;
const NAME = /^crash-.*\.json$/;

interface CrashContext {
  /** The folder, created if missing. */
  readonly dir: string;
  readonly version: string;
}

/** Synchronous, because the process may be about to end. Returns the file, or undefined if it could not be written. */
export function writeCrashReport({ dir, version }: CrashContext, kind: string, error: unknown): string | undefined {
  const at = new Date().toISOString();
  const report = {
    ...{ at, kind, error: errorFacts(error), version, versions: process.versions },
    ...{ platform: process.platform, arch: process.arch, os: os.release() },
    ...{ uptimeS: Math.round(process.uptime()), memory: process.memoryUsage() },
  };
  // Process id and kind are in the name, because two errors may occur in the same millisecond.
  const file = path.join(dir, `crash-${at.replaceAll(':', '-')}-${process.pid}-${kind}.json`);
  try {
    makeOwnFolder(dir);
    fs.writeFileSync(file, `${withoutSecrets(JSON.stringify(report, null, 2))}\n`, { mode: OWN_FILE });
    closeLogs(dir);
    const old = fs.readdirSync(dir).filter((name) => NAME.test(name));
    for (const name of old.sort().slice(0, -KEPT)) fs.rmSync(path.join(dir, name), { force: true });
    return file;
  } catch {
    // A failure to write the report must not crash again. On a full disk its beginning would stay.
    removeIfThere(file);
    return undefined;
  }
}

function removeIfThere(file: string): void {
  try {
    fs.rmSync(file, { force: true });
  } catch {
    // Where nothing can be written, nothing need be removable.
  }
}

/** Reports uncaught errors. After an exception `end` is called, because the process is in an unknown state. */
export function reportCrashes(context: CrashContext, log: Logger, end: (error: unknown) => void): void {
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught exception');
    writeCrashReport(context, 'exception', error);
    end(error);
  });
  process.on('unhandledRejection', (reason) => {
    log.error({ err: reason }, 'unhandled rejection');
    writeCrashReport(context, 'rejection', reason);
  });
}
