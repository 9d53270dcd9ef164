// In: an error nobody caught. Out: one JSON file beside the logs, for the user to hand on; it is sent nowhere.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { errorFacts, type Logger } from './logger.ts';
import { withoutSecrets } from './redact.ts';

const KEPT = 10;
const NAME = /^crash-.*\.json$/;

interface CrashContext {
  /** Made if missing. */
  readonly dir: string;
  readonly version: string;
}

/** Synchronous, as the process may be about to end. Returns the file, or undefined where none could be written. */
export function writeCrashReport({ dir, version }: CrashContext, kind: string, error: unknown): string | undefined {
  const at = new Date().toISOString();
  const report = {
    ...{ at, kind, error: errorFacts(error), version, versions: process.versions },
    ...{ platform: process.platform, arch: process.arch, os: os.release() },
    ...{ uptimeS: Math.round(process.uptime()), memory: process.memoryUsage() },
  };
  // Milliseconds may be shared by two that fail together.
  const file = path.join(dir, `crash-${at.replaceAll(':', '-')}-${process.pid}-${kind}.json`);
  try {
    fs.mkdirSync(dir, { recursive: true });
    fs.writeFileSync(file, `${withoutSecrets(JSON.stringify(report, null, 2))}\n`, { mode: 0o600 });
    const old = fs.readdirSync(dir).filter((name) => NAME.test(name));
    for (const name of old.sort().slice(0, -KEPT)) fs.rmSync(path.join(dir, name), { force: true });
    return file;
  } catch {
    // Reporting a crash must not be a second one.
    return undefined;
  }
}

/** An exception leaves the process in an unknown state, so `end` follows it; an unhandled rejection is only reported. */
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
