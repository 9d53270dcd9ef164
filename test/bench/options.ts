// Reads the arguments of `npm run bench`: which parts, how large, and where the tables go.
import fs from 'node:fs';
import { Argument, Command, InvalidArgumentError } from 'commander';

export interface BenchOptions {
  readonly wanted: readonly string[];
  readonly rows?: number;
  readonly large?: boolean;
  readonly quick?: boolean;
  readonly json?: string;
  /** A file, or stdout. */
  readonly markdown?: string | true;
}

/** What cannot be meant ends the process with one sentence, before anything has been measured. */
export function readOptions(args: readonly string[], parts: readonly string[]): BenchOptions {
  const program: Command = new Command('npm run bench --')
    .description('Measures the parts named, or all of them, on logs generated on the spot.')
    .addArgument(new Argument('[part...]').choices(parts))
    .option('--rows <n>', 'scanlines of every log, in place of the sizes of the tables', numberOfRows)
    .option('--large', 'also what takes minutes and 20 GB of scratch space')
    .option('--quick', 'repeat little: whether it works, not how fast it is')
    .option('--json <file>', 'write everything there', outputFile)
    .option('--markdown [file]', 'write the tables there, or print them last', (file: string): string => {
      // It takes the next argument for its file, whatever that was meant for.
      if (!parts.includes(file)) return outputFile(file);
      return program.error(
        `error: option '--markdown' was given '${file}' for its file. Name the part before it: ${file} --markdown`,
      );
    });
  program.parse(args, { from: 'user' });
  const options = program.opts<Omit<BenchOptions, 'wanted'>>();
  return { ...options, wanted: program.args.length > 0 ? program.args : parts };
}

function numberOfRows(text: string): number {
  const rows = Number(text);
  if (Number.isSafeInteger(rows) && rows >= 2) return rows;
  throw new InvalidArgumentError('Expected a number of scanlines from 2 on.');
}

/** Opened now: nobody measures for an hour to hear of a folder that is not there. */
function outputFile(file: string): string {
  try {
    fs.closeSync(fs.openSync(file, 'a'));
    return file;
  } catch (error) {
    throw new InvalidArgumentError(`Expected a file that can be written (${(error as Error).message}).`);
  }
}
