// Passes on the data of one LAS section as a table of one record a line, with every line of the file where it was.
import { StratascopeError } from '../../../../shared/errors.ts';
import type { Tally } from '../records/tally.ts';
import { fieldsOf } from './data-fields.ts';
import type { LasLayout } from './data-layout.ts';
import { MAX_LINE_CHARACTERS } from './las-header.ts';
import { withoutRunOns } from './run-on.ts';
import { readSectionTitle } from './section-title.ts';
import { withoutStrayCommas } from './stray-commas.ts';
import { WrappedRecords } from './wrapped-records.ts';

const LF = 10;
const CR = 13;
const COMMA = 44;
const HASH = 35;
const TILDE = 126;
const SUBSTITUTE = 26;
const QUOTE = 34;
const APOSTROPHE = 39;
const END_OF_LINE = Uint8Array.of(LF);

export interface LasRecordsOptions {
  readonly fileName: string;
  readonly layout: LasLayout;
  /** Lines of the file's head: sections that begin further down are not known. */
  readonly headLines: number;
  /** Told of what was done to the lines, once all are read; empty lines that stand for joined ones are taken off it. */
  readonly tally: Pick<Tally, 'blankRecords' | 'remarks'>;
}

/**
 * Bytes before the section's data, and those of other sections behind it, become empty lines or are left out; lines that
 * are a record are passed on as they are. The lines of a wrapped record are joined on its first line, and as many empty
 * lines follow, so that a line's number is still that of the file. In ASCII or a superset of it. Chunks are valid until
 * the next one.
 * @throws StratascopeError `unreadable_file` with the line, where a wrapped record has not a field a curve, where a line is
 * too long, and where a section of data begins that the head of the file did not show.
 */
export async function* recordsOfLas(
  bytes: AsyncIterable<Uint8Array>,
  options: LasRecordsOptions,
): AsyncGenerator<Uint8Array> {
  const lines = new Lines(options);
  let rest: Uint8Array | undefined;
  for await (const chunk of bytes) {
    const piece: Uint8Array = rest ? Buffer.concat([rest, chunk]) : chunk;
    const { made, read } = lines.read(piece, false);
    if (made.length > 0) yield joined(made);
    rest = read < piece.length ? Uint8Array.from(piece.subarray(read)) : undefined;
    if (rest && rest.length > MAX_LINE_CHARACTERS)
      throw lines.refusal(`expected lines of at most 1 MiB but received a longer one`);
  }
  if (rest) {
    const { made } = lines.read(rest, true);
    if (made.length > 0) yield joined(made);
  }
  lines.finish();
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
}

class Lines {
  readonly #options: LasRecordsOptions;
  readonly #records: WrappedRecords | undefined;
  readonly #countsFields: boolean;
  /** Of the line that is read next, counted from 1. */
  #line = 1;
  /** Of a wrapped record, its first line. */
  #recordLine = 1;
  /** Ends of lines that are owed because lines were joined. */
  #owed = 0;
  #isAtEnd = false;
  #runOnLines = 0;
  #commaLines = 0;

  constructor(options: LasRecordsOptions) {
    this.#options = options;
    const { fields, wrapped, delimiter } = options.layout;
    this.#records = wrapped ? new WrappedRecords(fields, wrapped) : undefined;
    this.#countsFields = delimiter === ' ';
  }

  /** Reads whole lines; of the last one also without its end, if that is the end of the file. */
  read(piece: Uint8Array, isLast: boolean): { made: Uint8Array[]; read: number } {
    const made: Uint8Array[] = [];
    // Where the bytes begin that are passed on as they are.
    let from = 0;
    let start = 0;
    const flush = (until: number): void => {
      if (until > from) made.push(piece.subarray(from, until));
    };
    while (start < piece.length) {
      let fields = 0;
      let first = 0;
      let hasQuote = false;
      let wasBlank = true;
      let at = start;
      let byte = 0;
      for (; at < piece.length; at++) {
        byte = piece[at]!;
        if (byte === LF || byte === CR) break;
        if (byte === SUBSTITUTE) continue;
        const isBlank = byte === 32 || byte === 9;
        if (wasBlank && !isBlank) {
          fields++;
          if (first === 0) first = byte;
          if (byte === QUOTE || byte === APOSTROPHE) hasQuote = true;
        }
        wasBlank = isBlank;
      }
      // A line feed may follow the carriage return at the end of the piece.
      if (!isLast && (at === piece.length || (byte === CR && at === piece.length - 1))) break;
      let end = Math.min(at + 1, piece.length);
      const isAlone = byte === CR && at < piece.length && piece[at + 1] !== LF;
      if (byte === CR && at < piece.length && !isAlone) end++;
      const line = piece.subarray(start, at);
      // Every line ends in a line feed, for whoever reads on.
      const instead = this.#instead(line, fields, first, hasQuote) ?? (isAlone ? [line, END_OF_LINE] : undefined);
      if (instead) {
        flush(start);
        made.push(...instead);
        from = end;
      }
      this.#line++;
      start = end;
    }
    flush(start);
    return { made, read: start };
  }

  /** What is passed on instead of a line; undefined where it stays as it is. */
  #instead(line: Uint8Array, fields: number, first: number, hasQuote: boolean): Uint8Array[] | undefined {
    const { layout } = this.#options;
    if (this.#line <= layout.titleLine) return [END_OF_LINE];
    if (first === TILDE && !this.#isAtEnd) this.#end();
    if (this.#isAtEnd) {
      if (first === TILDE) this.#assertKnown(line);
      return [];
    }
    if (this.#records) return this.#joined(line, first === HASH ? 0 : fields, this.#records);
    const isRecord = fields > 0 && first !== HASH;
    const mayHaveComma = layout.fixed !== null && line.includes(COMMA);
    if (!this.#countsFields || !isRecord || (fields === layout.fields && !hasQuote && !mayHaveComma)) return undefined;
    return this.#mended(line);
  }

  #end(): void {
    this.#isAtEnd = true;
    this.#assertComplete();
  }

  /** Sections further down than the head are looked for here, because none may be left out without a word. */
  #assertKnown(line: Uint8Array): void {
    if (this.#line <= this.#options.headLines) return;
    const title = readSectionTitle(Buffer.from(line).toString('latin1'));
    if (title.kind === 'data')
      throw this.refusal(
        'expected all sections of data within the first 16 MiB but received another one; save each as a file of its own',
      );
  }

  #joined(line: Uint8Array, fields: number, records: WrappedRecords): Uint8Array[] {
    if (fields === 0) {
      // Blank lines and comments keep their place, or are made up for behind the record.
      if (records.isBetween) return [line, END_OF_LINE];
      this.#owed++;
      return [];
    }
    if (records.isBetween) this.#recordLine = this.#line;
    const found = records.add(fields);
    if (typeof found === 'object') throw this.refusal(`expected ${found.expected}, but received ${fields} fields`);
    if (found === 'goes on') {
      this.#owed++;
      return [line, Uint8Array.of(32)];
    }
    const ends = new Uint8Array(this.#owed + 1).fill(LF);
    this.#options.tally.blankRecords -= this.#owed;
    this.#owed = 0;
    return [line, ends];
  }

  /** Fields in quotes become such of one kind, and numbers that ran together are taken apart. */
  #mended(line: Uint8Array): Uint8Array[] | undefined {
    const text = Buffer.from(line).toString('latin1');
    const found = fieldsOf(text, ' ');
    const { layout } = this.#options;
    const apart = withoutRunOns(found, layout.fields);
    if (apart) this.#runOnLines++;
    const pointed = layout.fixed && withoutStrayCommas(apart ?? found, layout.fixed);
    if (pointed) this.#commaLines++;
    const fields = pointed ?? apart ?? found;
    if (!pointed && !apart && !fields.some((field) => field.startsWith("'"))) return undefined;
    const quoted = fields.map((field) =>
      field.startsWith("'") && field.endsWith("'") && field.length > 1
        ? `"${field.slice(1, -1).replaceAll('"', '""')}"`
        : field,
    );
    return [Buffer.from(`${quoted.join(' ')}\n`, 'latin1')];
  }

  finish(): void {
    if (!this.#isAtEnd) this.#assertComplete();
    const { remarks } = this.#options.tally;
    if (this.#runOnLines > 0) {
      const message = `Numbers that had run together were taken apart on ${linesOf(this.#runOnLines)}; those without a sign between them are missing`;
      remarks.push({ code: 'run-together', message, option: null });
    }
    if (this.#commaLines > 0) {
      const message = `A comma among points is taken for the decimal sign on ${linesOf(this.#commaLines)}, as the numbers of its columns all have as many decimals`;
      remarks.push({ code: 'decimal-comma', message, option: null });
    }
  }

  #assertComplete(): void {
    if (!this.#records || this.#records.isBetween) return;
    this.#line = this.#recordLine;
    throw this.refusal(
      `expected a record of ${this.#options.layout.fields} fields, one a curve, but received ${this.#options.layout.fields - this.#records.missing}`,
    );
  }

  refusal(sentence: string): StratascopeError {
    return new StratascopeError('unreadable_file', `${this.#options.fileName}, line ${this.#line}: ${sentence}`);
  }
}

function linesOf(count: number): string {
  return count === 1 ? '1 line' : `${count} lines`;
}
