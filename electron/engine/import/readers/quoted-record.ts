// Reads any record of CSV text, also quoted ones, with csv-parse, and puts its errors into our own words.
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { StratascopeError } from '../../../../shared/errors.ts';

/** Makes an error that names the file and the line. */
export type Refusal = (expected: string, received: string, cause?: Error) => StratascopeError;

/** The fields of each complete record in `bytes`. Throws what `refusal` makes of csv-parse's errors. */
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
      // The caller refuses records of the wrong length.
      relax_column_count: true,
      max_record_size: 0,
    });
  } catch (error) {
    throw inOurWords(error, refusal);
  }
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
