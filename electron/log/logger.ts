// The log: JSON lines without secrets and paths, in 5 files of 5 MB in a folder.
import path from 'node:path';
import pino, { type Logger } from 'pino';
import roll from 'pino-roll';
import { errorShape } from '../../shared/errors.ts';
import { closeLogs, makeOwnFolder, OWN_FILE } from '../engine/own-files.ts';
import { withoutPaths, withoutSecrets } from './redact.ts';
import type { LogLevel } from './log-level.ts';
import { warn } from './terminal.ts';

export type { Logger };

const FILES = 5;
const FILE_SIZE = '5m';
/** Characters that wait while the disk is full. */
const MOST_WAITING = 1024 * 1024;

interface LoggerOptions {
  /** The folder, created if missing. */
  readonly dir: string;
  /** The beginning of the files' names: `desktop.1.log`. */
  readonly name: string;
  readonly level: LogLevel;
}

/** Writes synchronously, so that the last line before a crash is kept. If the folder cannot be written, nothing is logged. */
export async function createLogger({ dir, name, level }: LoggerOptions): Promise<Logger> {
  const options = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: errorFacts },
    redact: { paths: ['token', 'password', 'authorization', 'cookie', '*.token', '*.password'], censor: '…' },
    hooks: { streamWrite: (line: string) => withoutSecrets(line) },
  };
  try {
    makeOwnFolder(dir);
    const file = await roll({
      file: path.join(dir, name),
      extension: '.log',
      size: FILE_SIZE,
      limit: { count: FILES, removeOtherLogFiles: true },
      sync: true,
      // Lines that cannot be written are kept no further.
      maxLength: MOST_WAITING,
      mode: OWN_FILE,
    });
    closeLogs(dir);
    file.on('error', () => undefined);
    // Without the stream's own flush, which on a full disk tries for ever; lines are written at once as it is.
    return pino(options, { write: (line: string) => void file.write(line) });
  } catch (error) {
    warn(`No log is kept: ${errorShape(error).message}`);
    return pino({ level: 'silent' });
  }
}

/** An error for the log: its stack without paths, which could name the user. */
export function errorFacts(error: unknown): object {
  const { code, message } = errorShape(error);
  const stack = error instanceof Error && error.stack ? { stack: withoutPaths(error.stack) } : {};
  return { code, message: withoutPaths(message), ...stack };
}
