// Turns the options of an import, as people write them, into what is known of a table beforehand.
import { StratascopeError } from '../../../shared/errors.ts';
import type { ImportOptions } from '../../../shared/model/image-log.ts';
import type { TableOptions } from './tables/table-plan.ts';

/** Characters that are hard to type, by their names. */
const NAMED_DELIMITERS: Readonly<Record<string, string>> = {
  ...{ tab: '\t', '\\t': '\t', blank: ' ', blanks: ' ', space: ' ', comma: ',', semicolon: ';', bar: '|', pipe: '|' },
};
/** What numbers, words and quoted fields are written with divides none of them. */
const OF_FIELDS = /[\p{L}\p{N}.+\-"'\r\n]/u;
/** Two numbers with a comma between, as no column is called. */
const START_AND_STEP = /^\s*([+-]?[\d.]+(?:e[+-]?\d+)?)\s*,\s*([+-]?[\d.]+(?:e[+-]?\d+)?)\s*$/i;

/** @throws StratascopeError `bad_input` where an option cannot mean anything. */
export function tableOptionsOf(options: ImportOptions): TableOptions {
  const { encoding, skipLines, decimal, headerLine, unitLine, depthUnit, image, ignore, nullValues } = options;
  const given = { encoding, skipLines, decimal, headerLine, unitLine, depthUnit, image, ignore, nullValues };
  return {
    ...(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as TableOptions),
    ...(options.delimiter === undefined ? {} : { delimiter: delimiterOf(options.delimiter) }),
    ...(options.depth === undefined ? {} : { depth: depthOf(options.depth) }),
  };
}

function delimiterOf(text: string): string {
  const delimiter = NAMED_DELIMITERS[text.toLowerCase()] ?? text;
  if (delimiter.length === 1 && !OF_FIELDS.test(delimiter)) return delimiter;
  throw new StratascopeError(
    'bad_input',
    `Expected one character, tab or blank for --delimiter but received ${JSON.stringify(text)}`,
  );
}

function depthOf(text: string): TableOptions['depth'] {
  const match = START_AND_STEP.exec(text);
  if (!match) return text;
  const [first, step] = [Number(match[1]), Number(match[2])];
  if (Number.isFinite(first) && Number.isFinite(step) && step !== 0) return { first, step };
  throw new StratascopeError(
    'bad_input',
    `Expected START,STEP of depths with a step other than 0 for --depth but received ${JSON.stringify(text)}`,
  );
}
