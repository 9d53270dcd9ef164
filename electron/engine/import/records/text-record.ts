// Turns the fields of one record, as text, into a depth and samples, or refuses them with place and reason.
import { isMissingWord } from '../tables/missing-words.ts';
import { parseFeetAndInches, parseNumber } from '../tables/number-forms.ts';
import { DEPTH_PLACE, NOT_READ, type RecordForm } from './record-form.ts';
import { recordRefusal, refusal, type Place } from './refusal.ts';
import type { SampleCheck } from './sample-check.ts';

/**
 * Writes the samples of a record into `samples`, [width], NaN where they are missing. Returns its depth; NaN where records
 * have none.
 * @throws StratascopeError `unreadable_file` on text, on numbers beyond float32, and on a wrong number of fields.
 */
export function readTextRecord(
  record: readonly string[],
  form: RecordForm,
  check: SampleCheck,
  samples: Float32Array,
  place: Place,
): number {
  const { places, groups } = form;
  const fields = places.length;
  // A delimiter behind the last field makes no further one.
  const received = record.length === fields + 1 && record[fields]!.trim() === '' ? fields : record.length;
  if (received !== fields)
    throw recordRefusal(fieldsOf(fields), `${fieldsOf(received)}${inQuotes(record, form)}`, place);
  const depthField = places.indexOf(DEPTH_PLACE);
  const depth = depthField < 0 ? NaN : readDepth(record[depthField]!, depthField, form, place);
  check.begin();
  samples.fill(NaN);
  for (const [field, at] of places.entries()) {
    if (at === NOT_READ || at === DEPTH_PLACE) continue;
    const text = record[field]!;
    const value = parseNumber(text, form);
    if (value === undefined) {
      if (!isMissingWord(text)) throw refusal('a number', text, field, place);
      check.countWord(check.wordNumber(text));
    } else {
      samples[at] = check.value(value, groups[at]!);
      if (samples[at] === Infinity)
        throw refusal('a number between -3.4028235e38 and 3.4028235e38', text, field, place);
    }
  }
  return depth;
}

function readDepth(text: string, field: number, form: RecordForm, place: Place): number {
  if (!('times' in form.depth)) return NaN;
  const { times, over, feetAndInches } = form.depth;
  const value = feetAndInches ? parseFeetAndInches(text) : parseNumber(text, form);
  if (value === undefined) throw refusal(feetAndInches ? 'a depth in feet and inches' : 'a depth', text, field, place);
  if (!Number.isFinite(value)) throw refusal('a finite depth', text, field, place);
  return (value * times) / over;
}

/** Only quotes keep a delimiter in a field. */
function inQuotes(record: readonly string[], { delimiter }: RecordForm): string {
  const isLine = record.length === 1 && delimiter !== null && record[0]!.trim().includes(delimiter);
  return isLine ? ', as quotes stand around the whole line: take these quotes away' : '';
}

function fieldsOf(count: number): string {
  return count === 1 ? '1 field' : `${count} fields`;
}
