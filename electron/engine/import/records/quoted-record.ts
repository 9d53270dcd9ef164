// Splits any record of a table into its fields with csv-parse, also quoted ones, and words its errors as ours.
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { StratascopeError } from '../../../../shared/errors.ts';
import type { RecordForm } from './record-form.ts';

/** Makes an error that names the file and the line. */
type Refusal = (expected: string, received: string, cause?: Error) => StratascopeError;

/** The fields of each complete record in `text`. Throws what `refusal` makes of csv-parse's errors. */
export function parseRecords(
  text: string,
  { delimiter, quote, depth }: Pick<RecordForm, 'delimiter' | 'quote' | 'depth'>,
  refusal: Refusal,
): string[][] {
  try {
    return parse(delimiter === ' ' ? withoutRuns(text, quote) : text, {
      delimiter: delimiter === ' ' ? '\t' : (delimiter ?? '\0'),
      quote,
      record_delimiter: ['\r\n', '\n', '\r'],
      trim: true,
      // The caller refuses records of the wrong length.
      relax_column_count: true,
      // The sign for inches is no quote.
      relax_quotes: 'feetAndInches' in depth && depth.feetAndInches,
      max_record_size: 0,
    });
  } catch (error) {
    throw inOurWords(error, refusal);
  }
}

/** Runs of blanks and tabs outside quotes as one tab each, and none at the ends of lines. */
function withoutRuns(text: string, quote: string | null): string {
  const result: string[] = [];
  let isQuoted = false;
  let isBlank = false;
  let isAtStart = true;
  let isClosing = false;
  for (const character of text) {
    // One within a field, as the mark of inches, opens nothing; two behind each other in quotes are one of the text.
    const isQuote: boolean = character === quote && (isQuoted || isAtStart || isBlank || isClosing);
    isClosing = isQuote && isQuoted;
    if (isQuote) isQuoted = !isQuoted;
    if (!isQuoted && (character === ' ' || character === '\t')) {
      isBlank = true;
      continue;
    }
    const isLineEnd = !isQuoted && (character === '\n' || character === '\r');
    if (isBlank && !isLineEnd && !isAtStart) result.push('\t');
    result.push(character);
    isBlank = false;
    isAtStart = isLineEnd;
  }
  return result.join('');
}

/** Whether `parseRecords` threw because of a quote that is not closed. */
export function isOpenQuote(error: unknown): boolean {
  const { cause } = error as Error;
  return cause instanceof CsvError && cause.code === 'CSV_QUOTE_NOT_CLOSED';
}

function inOurWords(error: unknown, refusal: Refusal): unknown {
  if (!(error instanceof CsvError)) return error;
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return refusal('a closing quote', 'the end of the file', error);
    case 'INVALID_OPENING_QUOTE':
      return refusal('a quote only around a whole field', 'one inside a field', error);
    default:
      return refusal('a delimiter or a line end after a closing quote', 'other text', error);
  }
}
