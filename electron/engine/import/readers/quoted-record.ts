// Any record of CSV text, quoted ones too, as csv-parse reads it; what it refuses is said in our own words.
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { StratascopeError } from '../../../../shared/errors.ts';

/** The error that names the place: its file and line. */
export type Refusal = (expected: string, received: string, cause?: Error) => StratascopeError;

/** The fields of each whole record in `bytes`. Throws what `refusal` makes of csv-parse's own errors. */
export function parseRecords(
  bytes: Buffer,
  { delimiter, bom }: { readonly delimiter: string; readonly bom: boolean },
  refusal: Refusal,
): string[][] {
  try {
    return parse(bytes, {
      bom,
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      trim: true,
      // Ragged and endless records are refused by the caller.
      relax_column_count: true,
      max_record_size: 0,
    });
  } catch (error) {
    throw inOurWords(error, refusal);
  }
}

/** Whether that is why `parseRecords` threw. */
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
