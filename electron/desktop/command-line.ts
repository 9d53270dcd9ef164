// Reads the desktop's command line and environment: data folder, library, log level, files; refuses debuggers.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_LOG_LEVEL, LOG_LEVELS, type LogLevel } from '../log/log-level.ts';

export interface CommandLine {
  readonly dataDir: string;
  /** The URL of a library on a server, for this session. */
  readonly store: string | undefined;
  /** `--log-level`; an unknown level counts as the default. */
  readonly logLevel: LogLevel;
  /** Absolute paths of the files to open. */
  readonly files: readonly string[];
}

interface Program {
  readonly isPackaged: boolean;
  /** Electron's own folder for the data of this program. */
  readonly userData: string;
}

/** Ignores Chromium's own switches. `--data` goes before the environment, and both before Electron's folder. */
export function readCommandLine(args: string[], { isPackaged, userData }: Program): CommandLine {
  const options = {
    data: { type: 'string' },
    store: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'log-level': { type: 'string' },
  } as const;
  const { values, positionals } = parseArgs({ args, options, strict: false, allowPositionals: true });
  const named = [values.data, process.env['STRATASCOPE_DATA'], values['user-data-dir']];
  const dataDir = named.find((dir) => typeof dir === 'string' && dir !== '');
  return {
    store: typeof values.store === 'string' ? values.store : undefined,
    dataDir: resolve(typeof dataDir === 'string' ? dataDir : userData),
    logLevel: LOG_LEVELS.find((level) => level === values['log-level']) ?? DEFAULT_LOG_LEVEL,
    // Not packaged, the first argument is the application's own folder: `electron . log.csv`.
    files: positionals.slice(isPackaged ? 0 : 1).map((file) => resolve(file)),
  };
}

/** Switches of Chromium and Node through which another program could drive this one, and read what it reads. */
const DEBUGGER_SWITCHES = [
  ...['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address'],
  ...['inspect', 'inspect-brk', 'inspect-wait', 'inspect-port', 'inspect-publish-uid'],
];

/**
 * The sentence that refuses such a switch to a packaged application; undefined without one. Asked before Electron is ready,
 * which is when Chromium begins to listen.
 */
export function debuggerRefusal(isPackaged: boolean, hasSwitch: (name: string) => boolean): string | undefined {
  const found = isPackaged ? DEBUGGER_SWITCHES.find(hasSwitch) : undefined;
  if (found === undefined) return undefined;
  return `Expected no --${found}, as other programs could read the library through it; start Stratascope without it`;
}
