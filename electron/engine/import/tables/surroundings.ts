// Finds the lines around a table that are not it: comments, blocks of them, Excel's first line, and what they say.
import { behindLineEnd, lineEndFrom, skipBlanks, startsWithOne } from './text-records.ts';

export interface Surroundings {
  /** Marks of comments; lines that begin with one are no records, wherever they stand. */
  readonly comments: readonly string[];
  /** Where the text begins in which the table is looked for, behind blocks of comments, and the line on which that is. */
  readonly at: number;
  readonly line: number;
  /** The delimiter that Excel's `sep=;` tells. */
  readonly delimiter?: string;
}

const COMMENT_MARKS: readonly string[] = ['#', '%', '//', '!'];
const BLOCK_BEGIN = '/*';
const BLOCK_END = '*/';
const SEPARATOR = /^"?sep=(.)"? {0,9}$/i;
/** Lines of a mark, of all lines, above which they are the table itself. */
const RECORDS_SHARE = 0.5;
/** Of these lines, that hold numbers if they are the table. */
const NUMBERS_SHARE = 0.75;

/** `skipLines`: lines that the user knows not to be the table. */
export function findSurroundings(text: string, skipLines: number): Surroundings {
  let at = 0;
  let line = 1;
  let delimiter: string | undefined;
  while (at < text.length) {
    const end = lineEndFrom(text, at);
    const said = SEPARATOR.exec(text.slice(at, Math.min(end, at + 10)));
    const isBlock = text.startsWith(BLOCK_BEGIN, skipBlanks(text, at));
    if (said) delimiter = said[1]!;
    const isSaid = said !== null && line === 1;
    if (!isSaid && !isBlock && line > skipLines) break;
    if (isBlock) {
      const close = text.indexOf(BLOCK_END, at);
      // Without its end it is no block.
      if (close < 0) break;
      const behind = lineEndFrom(text, close);
      line += linesBetween(text, at, behind);
      at = behindLineEnd(text, behind);
    } else at = behindLineEnd(text, end);
    line++;
  }
  return { comments: commentMarks(text, at), at, line, ...(delimiter === undefined ? {} : { delimiter }) };
}

/** Lines that begin with a mark are comments, unless most lines do, nearly all of these hold numbers, and more than the others do. */
function commentMarks(text: string, from: number): readonly string[] {
  const marked = new Map(COMMENT_MARKS.map((mark) => [mark, { lines: 0, records: 0, numbers: 0 }]));
  let lines = 0;
  let numbers = 0;
  for (let at = from; at < text.length;) {
    const end = lineEndFrom(text, at);
    const begin = skipBlanks(text, at);
    at = behindLineEnd(text, end);
    if (begin === end) continue;
    const mark = COMMENT_MARKS.find((candidate) => startsWithOne(text, begin, [candidate]));
    const held = numbersIn(text.slice(begin + (mark?.length ?? 0), end));
    lines++;
    numbers += held;
    if (mark === undefined) continue;
    const own = marked.get(mark)!;
    own.lines++;
    own.numbers += held;
    if (held > 0) own.records++;
  }
  return COMMENT_MARKS.filter((mark) => {
    const own = marked.get(mark)!;
    return (
      own.lines <= lines * RECORDS_SHARE ||
      own.records < own.lines * NUMBERS_SHARE ||
      own.numbers <= numbers - own.numbers
    );
  });
}

/** At the beginning of a field. */
const NUMBER_BEGINS = /(?<![^\s,;|])["']?[+-]?[.,]?\d/g;

/** Wide records count for no more. */
const MOST_NUMBERS = 8;

/** How many numbers a line has, at most `MOST_NUMBERS`; a single one is none of a record. */
function numbersIn(line: string): number {
  NUMBER_BEGINS.lastIndex = 0;
  let count = 0;
  while (count < MOST_NUMBERS && NUMBER_BEGINS.test(line)) count++;
  return count === 1 ? 0 : count;
}

function linesBetween(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = behindLineEnd(text, lineEndFrom(text, from)); at <= to; lines++) {
    at = behindLineEnd(text, lineEndFrom(text, at));
  }
  return lines;
}
