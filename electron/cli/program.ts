// The command line's grammar: commands, options, and exit codes 0 done, 1 failed, 2 wrong usage.
import { COLORMAP_FILE_ENDINGS } from '../../shared/colormaps/files/formats.ts';
import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { errorShape } from '../../shared/errors.ts';
import { SIZE, WINDOW } from '../../shared/model/display.ts';
import { AUTO_WIDTH, DEPTH_REFERENCES, depthUnit, GEOMETRIES, INTERPOLATIONS } from '../../shared/model/image-log.ts';
import { READING } from '../../shared/model/reading.ts';
import { LOOK } from '../../shared/model/look.ts';
import { TRASH_DAYS } from '../../shared/model/trash.ts';
import { visibleText } from '../../shared/visible-text.ts';
import { dataDirOf } from '../engine/data-dir.ts';
import {
  EXPORT_OPTIONS,
  LOG_FILE_ENDING,
  PACKED_ENDINGS,
  READABLE_NAMES,
  VALUES_ENDINGS,
  WRITABLE_ENDINGS,
} from '../engine/formats.ts';
import { storeOf } from '../engine/store/open-store.ts';
import { DEFAULT_LOG_LEVEL, LOG_LEVELS } from '../log/log-level.ts';
import { warn } from '../log/terminal.ts';
import type { Installation, ServeOptions } from '../server.ts';
import { check } from './check-action.ts';
import { describe } from './describe-action.ts';
import { exportWindow } from './export-action.ts';
import { addFields } from './field-options.ts';
import { addFormatOptions } from './format-options.ts';
import { importFiles, type ImportFlags } from './import-action.ts';
import { inspectFiles } from './inspect-action.ts';
import { copy, list, open } from './library-actions.ts';
import type { Common } from './library-session.ts';
import { choice, collect, number, numberList, portNumber, wholeNumber, widthOption } from './option-values.ts';
import { remove, restore, trash } from './trash-actions.ts';
import { report, UsageError } from './usage.ts';

/*
 * Each command loads what only it needs, such as parsers and libvips or the HTTP server, so that the other commands start
 * in half the time.
 */
export async function main(args: string[], installation: Installation): Promise<void> {
  const json = args.includes('--json');
  try {
    await buildProgram(installation).parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has written its own sentence already; help and version are no errors.
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

const NULL_VALUES_HELP =
  'numbers that mean missing, comma-separated, and no others but the file’s own; default: -999, -999.25, -9999, -9999.25, and numbers far from all others that programs write for missing';

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
  // Common options may stand before the command as well as after it.
  withCommon(program).hook('preAction', (_program, action) => {
    for (const [name, value] of Object.entries(program.opts())) {
      if (action.getOptionValue(name) === undefined) action.setOptionValue(name, value);
    }
  });

  const importing = command(
    'import <files...>',
    `import ${READABLE_NAMES} files (plain, ${PACKED_ENDINGS}) into the library, and ${LOG_FILE_ENDING} files of whole logs`,
  )
    .option('--name <name>', 'name of the image log (one file only; default: the file’s)')
    .option(
      '--width <width>',
      `samples of a stored scanline: auto (${AUTO_WIDTH}, or the file’s own where it has fewer), source (the file’s own), or a number; default: auto`,
      widthOption,
    )
    .option('--interpolation <name>', `${INTERPOLATIONS.join(', ')}; default: linear`, choice(INTERPOLATIONS))
    .option('--null-values <list>', NULL_VALUES_HELP, numberList)
    .option('--again', 'import a file that is in the library already')
    .option(
      '--replace <id>',
      'read the file again into this log, as it was read last but for what is said here; its id, name, bookmarks and notes stay',
      wholeNumber,
    )
    .action((files: string[], flags: ImportFlags) => importFiles(files, flags, installation));
  addFields(importing, READING);
  const inspecting = command('inspect <files...>', 'tell what files hold and how they are read, without importing them')
    .option('--null-values <list>', NULL_VALUES_HELP, numberList)
    .action(inspectFiles);
  addFields(inspecting, READING);
  command('list', 'list the image logs, and curves and surveys that stand alone').action(list);
  const exporting = command('export', 'export a depth window as a picture or as values, or the whole log as a file')
    .argument('<id>', 'see list', wholeNumber)
    .requiredOption(
      '--out <file>',
      `target: ${WRITABLE_ENDINGS}; or ${LOG_FILE_ENDING}, the whole log with its curves, bookmarks and notes`,
    )
    .option('--without-records', `a ${LOG_FILE_ENDING} file without bookmarks and the like`);
  addFields(exporting, { ...WINDOW, ...SIZE })
    .option('--scale <n>', 'printed scale 1:n of depth at --dpi, in place of --height', number)
    .option('--dpi <dpi>', 'pixels an inch, written into the picture; default: 300', wholeNumber);
  addFields(exporting, LOOK, DISPLAY_REMARKS);
  addFormatOptions(exporting, EXPORT_OPTIONS)
    .option(
      '--caption',
      'a band below the picture that says what its colours mean; default: with dynamic normalization',
    )
    .option('--no-caption', 'no such band')
    .option('--parts', 'several files where one cannot hold all rows')
    .option(
      '--curves',
      `the curves beside an image in its place, as ${VALUES_ENDINGS}; several files where there are several tables`,
    )
    .action(exportWindow);
  command(
    'open <files...>',
    `open ${LOG_FILE_ENDING} files where they lie, without copying them into the library`,
  ).action(open);
  command('describe', 'name an image log, or say how it lies')
    .argument('<id>', 'see list', wholeNumber)
    .option('--name <name>', 'its new name')
    .option(
      '--geometry <geometry>',
      `${GEOMETRIES.join(', ')}: all around from north or from the top`,
      choice(GEOMETRIES),
    )
    .option('--depth-reference <reference>', DEPTH_REFERENCES.join(', '), choice(DEPTH_REFERENCES))
    .option(
      '--depth-unit <unit>',
      `${depthUnit.options.join(', ')}: the unit that its depths are in; the numbers stay`,
      choice(depthUnit.options),
    )
    .action(describe);
  command('copy', 'copy an image log to another library')
    .argument('<id>', 'see list', wholeNumber)
    .requiredOption('--to <library>', 'postgres://user@host/database, or the folder of a library')
    .action(copy);
  command('remove', 'move an image log to the trash; a linked one is taken off the list, and its file stays')
    .argument('<id>', 'see list', wholeNumber)
    .option('--now', 'erase it instead')
    .action(remove);
  command('restore', 'bring an image log back from the trash')
    .argument('<id>', 'see trash', wholeNumber)
    .action(restore);
  command('trash', `list what is in the trash; after ${TRASH_DAYS} days it is erased`)
    .option('--empty', 'erase all of it')
    .action(trash);
  command('check', 'read all of the library, and name what is damaged; exits with 1 where anything is')
    .argument('[id]', 'one log, see list', wholeNumber)
    .option('--repair', 'save what is whole of a damaged log as a new one; the damaged one goes to the trash')
    .action(check);
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

/** Additions to the help of display options on the command line. */
const DISPLAY_REMARKS: Partial<Record<keyof typeof LOOK, string>> = {
  colormap: `; also a ${COLORMAP_FILE_ENDINGS.slice(0, -1)
    .map((ending) => `.${ending}`)
    .join(', ')} or .${COLORMAP_FILE_ENDINGS.at(-1)} file`,
  azimuthOffset: '; see describe',
};

type ServeFlags = Pick<
  ServeOptions,
  'port' | 'host' | 'allowedHost' | 'apiOnly' | 'maxUpload' | 'token' | 'open' | 'logLevel'
>;

/** Silences commander's own errors with --json, because stderr then holds the one document that `main` writes. */
const commanderOutput = {
  writeErr: (text: string): void => {
    if (!process.argv.includes('--json')) warn(...text.replace(/\n$/, '').split('\n'));
  },
  // One line: what it repeats of the command line could else begin another.
  outputError: (text: string, write: (text: string) => void): void =>
    write(`${visibleText(text.replace(/\n$/, '').replace('\n(Did you mean', ' (Did you mean'))}\n`),
};
