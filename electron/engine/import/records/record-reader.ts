// Reads records from bytes, without strings of the fields: chooses the reader that the form of the table allows.
import { MappedRecords } from './mapped-records.ts';
import { PlainRecords } from './plain-records.ts';
import { isPlain, type RecordForm } from './record-form.ts';
import type { SampleCheck } from './sample-check.ts';

/**
 * `read(bytes, at, samples, to)` reads the record that starts at `at` and ends with a line feed or a carriage return, which
 * must be among the bytes. Its samples, [width], are written into `samples` from `to` on, NaN where they are missing; its
 * depth is then `depth`. Numbers are bit for bit what `Number` makes of them. Returns the index of the line end; -1 when
 * the record cannot be read from bytes: it is no record, or is to be read, or refused, as text.
 */
export type RecordReader = PlainRecords | MappedRecords;

export function recordReader(form: RecordForm, check: SampleCheck): RecordReader {
  return isPlain(form) ? new PlainRecords(form, check) : new MappedRecords(form, check);
}
