// In: arguments. Out: what they ask for, on stdout; errors and progress on stderr; exit 0 done, 1 failed, 2 wrong usage.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Command, CommanderError } from 'commander';
import type { z } from 'zod';
import packageJson from '../../package.json' with { type: 'json' };
import { COLORMAP_NAMES } from '../../shared/colormap-names.ts';
import { cancelled, errorShape, StratascopeError } from '../../shared/errors.ts';
import {
  CURVES,
  exportRequest,
  importOptions,
  INTERPOLATIONS,
  NORMALIZATIONS,
  type ExportRequest,
  type ImageLog,
} from '../../shared/model.ts';
import type { CopyProgress } from '../engine/copy-log.ts';
import { dataDirOf } from '../engine/data-dir.ts';
import type { ImageStore } from '../engine/store/image-store.ts';
import { localLibrary, openStore, serverLibrary, storeOf, type StoreLocation } from '../engine/store/open-store.ts';
import { parse } from '../handlers.ts';
import { DEFAULT_LOG_LEVEL, LOG_LEVELS } from '../log/log-level.ts';
import type { Installation, ServeOptions } from '../server.ts';
import { choice, collect, number, numberList, portNumber, wholeNumber, widthOption } from './option-values.ts';
import { progressBar } from './progress-bar.ts';
import { logLine, logTable } from './tables.ts';

interface Common {
  readonly data?: string;
  readonly store?: string;
  readonly json?: boolean;
}

/** Marks what this process has under way in the library. */
const OWNER_TOKEN = `cli-${process.pid}-${Date.now()}`;

const FORMATS: Record<string, ExportRequest['format']> = {
  '.jpg': 'jpeg',
  '.jpeg': 'jpeg',
  '.png': 'png',
  '.csv': 'csv',
};

/*
 * What only one command needs is loaded by it: parsers and libvips by import and export, a server by serve. The others
 * start in half the time.
 */
export async function main(args: string[], installation: Installation): Promise<void> {
  const json = args.includes('--json');
  try {
    await buildProgram(installation).parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has written its own sentence; help and version are no errors.
      if (error.exitCode !== 0 && json) report(json, 'usage', error.message.replace(/^error: /, ''));
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    const { code, message } = errorShape(error);
    const usage = error instanceof UsageError;
    report(json, usage ? 'usage' : code, message);
    process.exitCode = usage ? 2 : 1;
  }
}

/** Wrong words on the command line that commander does not see by itself. */
class UsageError extends Error {}

function parseOptions<S extends z.ZodType>(schema: S, options: unknown): z.output<S> {
  try {
    return parse(schema, options);
  } catch (error) {
    // The field that is wrong, as the user wrote it: heightPx is --height.
    const message = errorShape(error).message.replace(/^(?!id\b)\w+(?=[.:])/, (field) => {
      return `--${field.replace(/Px$/, '').replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;
    });
    throw new UsageError(message, { cause: error });
  }
}

function report(json: boolean | undefined, code: string, message: string): void {
  process.stderr.write(json ? `${JSON.stringify({ error: { code, message } })}\n` : `stratascope: ${message}\n`);
}

function buildProgram(installation: Installation): Command {
  const program = new Command('stratascope')
    .description('Image logs: import, list, export, and a viewer in the browser')
    .version(packageJson.version)
    .enablePositionalOptions();
  const withCommon = (command: Command): Command =>
    command
      .option('--data <dir>', 'folder of the library (default: the desktop app’s; STRATASCOPE_DATA)')
      .option('--store <url>', 'library on a server instead: postgres://user@host/database (STRATASCOPE_STORE)')
      .option('--json', 'print one JSON document');
  const command = (name: string, description: string): Command =>
    withCommon(program.command(name).description(description));
  // The common options may stand before the command as well as after it.
  withCommon(program).hook('preAction', (_program, action) => {
    for (const [name, value] of Object.entries(program.opts())) {
      if (action.getOptionValue(name) === undefined) action.setOptionValue(name, value);
    }
  });

  command('import <files...>', 'import CSV files (plain or .gz) into the library')
    .option('--name <name>', 'name of the image log (one file only; default: the file’s)')
    .option('--width <width>', 'samples a scanline is resized to: a number, or "source"', widthOption, 150)
    .option('--interpolation <name>', INTERPOLATIONS.join(', '), choice(INTERPOLATIONS), 'linear')
    .option('--null-values <list>', 'numbers that mean null, comma-separated', numberList)
    .option('--depth-unit <unit>', 'unit where the file does not say: m, ft', choice(['m', 'ft']), 'm')
    .option('--again', 'import a file that is in the library already')
    .action((files: string[], flags: ImportFlags) => importFiles(files, flags, installation));
  command('list', 'list the image logs').action(list);
  command('export', 'export a depth window as a picture or as values')
    .argument('<id>', 'see list', wholeNumber)
    .requiredOption('--out <file>', 'target: .jpg, .png or .csv')
    .option('--depth-min <depth>', 'shallowest depth, inclusive', number)
    .option('--depth-max <depth>', 'deepest depth, inclusive', number)
    .option('--width <px>', 'default: the stored width', wholeNumber)
    .option('--height <px>', 'default: one pixel row per scanline', wholeNumber)
    .option(
      '--colormap <name>',
      `${COLORMAP_NAMES.join(', ')}, one of the library’s own, or a .cpt, .json, .xml or .csv file`,
    )
    .option('--invert', 'reverse the colormap')
    .option('--range <lo,hi>', 'values of the first and the last colour', numberList)
    .option('--percentile <low,high>', 'the range between these percentiles of the log, as 1,99', numberList)
    .option('--curve <curve>', CURVES.join(' or '), choice(CURVES))
    .option('--gamma <gamma>', 'above 1 brightens; default: 1', number)
    .option('--normalization <mode>', NORMALIZATIONS.join(' or '), choice(NORMALIZATIONS))
    .option(
      '--dynamic-height <height>',
      'of the interval of dynamic normalization, in the log’s unit; default: 2',
      number,
    )
    .option('--blend <0-1>', 'strength of dynamic normalization; default: 1', number)
    .option('--null-color <#rrggbb>', 'colour of null')
    .option('--smooth', 'interpolate between scanlines where they are enlarged')
    .option('--quality <1-100>', 'JPEG quality', wholeNumber)
    .option('--parts', 'several files where one cannot hold all rows')
    .action(exportWindow);
  command('copy', 'copy an image log to another library')
    .argument('<id>', 'see list', wholeNumber)
    .requiredOption('--to <library>', 'postgres://user@host/database, or the folder of a library')
    .action(copy);
  command('remove', 'delete an image log from the library').argument('<id>', 'see list', wholeNumber).action(remove);
  command('serve [files...]', 'serve the viewer to a browser on this machine; files are imported and shown')
    .option('--port <port>', 'default: 7374, or any free one when that is taken', portNumber)
    .option('--no-token', 'let every program on this machine read; changes still need the link or the token')
    .option('--api-only', 'the HTTP API without the viewer')
    .option('--host <address>', 'listen there instead of on this machine alone')
    .option('--allowed-host <name>', 'a name this machine is reached by, with its port if that differs', collect, [])
    .option('--max-upload <megabytes>', 'largest file taken over HTTP; default: 4295', wholeNumber)
    .option('--open', 'open the browser')
    .option(
      '--log-level <level>',
      `${LOG_LEVELS.join(', ')}; the log lies in logs of the data folder`,
      choice(LOG_LEVELS),
      DEFAULT_LOG_LEVEL,
    )
    .action(async (files: string[], options: Common & ServeFlags) => {
      const { serve } = await import('../server.ts');
      await serve({
        ...installation,
        ...options,
        dataDir: dataDirOf(options.data),
        store: storeOf(options.store),
        files,
        version: packageJson.version,
      });
    });
  for (const each of [program, ...program.commands]) each.exitOverride().configureOutput(commanderOutput);
  return program;
}

type ServeFlags = Pick<
  ServeOptions,
  'port' | 'host' | 'allowedHost' | 'apiOnly' | 'maxUpload' | 'token' | 'open' | 'logLevel'
>;

/** With --json stderr holds one document, which `main` writes. */
const commanderOutput = {
  writeErr: (text: string): void => void (process.argv.includes('--json') || process.stderr.write(text)),
};

async function withStore(options: Common, work: (store: ImageStore) => Promise<void>): Promise<void> {
  const url = storeOf(options.store);
  const store = await openStore(
    url === undefined ? localFolder(dataDirOf(options.data)) : serverLibrary(url),
    OWNER_TOKEN,
  );
  try {
    await store.clearInterrupted();
    await work(store);
  } finally {
    await store.close();
  }
}

function localFolder(dir: string): StoreLocation {
  try {
    mkdirSync(dir, { recursive: true });
  } catch (error) {
    throw new StratascopeError('library', `Expected a folder for the library but could not use ${dir}`, {
      cause: error,
    });
  }
  return localLibrary(dir);
}

/** Ctrl+C and a polite kill undo what was begun before they end the process; a second one does not cut that short. */
async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const stop = (): void => abort.abort(cancelled());
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    return await work(abort.signal);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

type ImportFlags = Common & {
  name?: string;
  width: number | 'source';
  interpolation: string;
  nullValues?: number[];
  depthUnit: string;
  again?: boolean;
};

async function importFiles(files: string[], flags: ImportFlags, { workerUrl }: Installation): Promise<void> {
  const { data: _data, store: _store, json, ...asked } = flags;
  if (files.length > 1 && asked.name !== undefined) {
    throw new UsageError(`--name names one file but ${files.length} were given`);
  }
  const options = parseOptions(importOptions, asked);
  const { runImport } = await import('../engine/tasks.ts');
  const { SegmentThreads } = await import('../engine/import/segment-queue.ts');
  const threads = new SegmentThreads(workerUrl);
  await withStore(flags, (store) =>
    interruptible(async (signal) => {
      const imported: object[] = [];
      for (const file of files) {
        // Stopped between two files, the rest of them is not done.
        if (signal.aborted) {
          if (process.exitCode !== 1) report(json, 'cancelled', cancelled().message);
          process.exitCode = 1;
          break;
        }
        const startedMs = performance.now();
        const bar = progressBar(path.basename(file), 'MB');
        try {
          const { log, known } = await runImport(store, file, options, {
            signal,
            onProgress: (p) => bar.update(p.bytesRead, p.bytesTotal, p.rows),
            threads,
          });
          bar.end();
          const elapsedMs = Math.round(performance.now() - startedMs);
          imported.push({ ...summaryOf(log), elapsedMs, ...(known ? { alreadyImported: true } : {}) });
          if (json) continue;
          if (known) console.log(`${path.basename(file)} is already imported as id ${log.id}; --again imports it anew`);
          else console.log(`Imported ${logLine(log)} in ${(elapsedMs / 1000).toFixed(1)} s`);
        } catch (error) {
          bar.end();
          const { code, message } = errorShape(error);
          report(json, code, message);
          process.exitCode = 1;
        }
      }
      if (json && files.length > 1) print(imported);
      else if (json && imported[0]) print(imported[0]);
    }),
  );
}

function summaryOf(log: ImageLog): object {
  const { id, name, rows, sourceWidth, width, depthMin, depthMax, valueMin, valueMax, nulls, skippedRecords } = log;
  return { id, name, rows, sourceWidth, width, depthMin, depthMax, valueMin, valueMax, nulls, skippedRecords };
}

async function list(options: Common): Promise<void> {
  await withStore(options, async (store) => {
    const logs = await store.list();
    if (options.json) print(logs);
    else console.log(logs.length > 0 ? logTable(logs) : 'The library is empty. Import a file: stratascope import FILE');
  });
}

type ExportFlags = Common & {
  out: string;
  depthMin?: number;
  depthMax?: number;
  width?: number;
  height?: number;
  quality?: number;
  parts?: boolean;
  colormap?: string;
  /** How values become colours, as the schema has it. */
  [display: string]: unknown;
};

async function exportWindow(id: number, flags: ExportFlags): Promise<void> {
  const { out, data: _data, store: _store, json, width: widthPx, height: heightPx, colormap, ...asked } = flags;
  const format = FORMATS[path.extname(out).toLowerCase()];
  if (!format) throw new UsageError(`--out must end in .jpg, .png or .csv, not "${path.basename(out)}"`);
  const request = parseOptions(exportRequest, { ...asked, id, widthPx, heightPx, format });
  const { runExport } = await import('../engine/tasks.ts');
  await withStore(flags, (store) =>
    interruptible(async (signal) => {
      const bar = progressBar(path.basename(out), 'rows');
      try {
        const colors = colormap === undefined ? {} : await colorsOf(colormap, flags, store);
        const files = await runExport(store, { ...request, ...colors }, path.resolve(out), {
          signal,
          onProgress: (p) => bar.update(p.rowsDone, p.rowsTotal, p.rowsDone),
        });
        bar.end();
        if (json) print({ id: request.id, format, files });
        else console.log(`Exported ${files.join(', ')}`);
      } finally {
        bar.end();
      }
    }),
  );
}

/** A null colour asked for goes before the one that a file suggests. */
async function colorsOf(name: string, flags: ExportFlags, store: ImageStore): Promise<Partial<ExportRequest>> {
  const { chosenColormap } = await import('./colormap-option.ts');
  try {
    const { colormap, nullColor } = await chosenColormap(name, store);
    return { colormap, ...(nullColor !== undefined && flags['nullColor'] === undefined ? { nullColor } : {}) };
  } catch (error) {
    const { code, message } = errorShape(error);
    throw code === 'bad_input' ? new UsageError(`--${message.replace(/^(?!colormap)/, 'colormap: ')}`) : error;
  }
}

async function copy(id: number, flags: Common & { to: string }): Promise<void> {
  const { runCopy } = await import('../engine/copy-log.ts');
  const to = flags.to.includes('://') ? serverLibrary(flags.to) : localFolder(path.resolve(flags.to));
  await withStore(flags, (store) =>
    interruptible(async (signal) => {
      const { name } = await store.get(id);
      const bar = progressBar(name, 'rows');
      try {
        const onProgress = (p: CopyProgress): void => bar.update(p.rowsDone, p.rowsTotal, p.rowsDone);
        const log = await runCopy(store, id, to, OWNER_TOKEN, { signal, onProgress });
        bar.end();
        if (flags.json) print(summaryOf(log));
        else console.log(`Copied ${logLine(log)}`);
      } finally {
        bar.end();
      }
    }),
  );
}

async function remove(id: number, options: Common): Promise<void> {
  await withStore(options, async (store) => {
    const log = await store.get(id);
    await store.remove(log.id);
    if (options.json) print({ id: log.id, removed: true });
    else console.log(`Removed ${log.name} (id ${log.id})`);
  });
}

function print(value: object): void {
  console.log(JSON.stringify(value));
}
