// Tells whether a record or a field of a table gives units.
import { bareUnit, splitBracketed } from './column-names.ts';
import { depthNamed } from './depth-names.ts';
import { isMissingWord } from './missing-words.ts';
import { isNumeric, isRule } from './record-shape.ts';
import type { TextRecord } from './text-records.ts';
import { depthUnitNamed } from './units.ts';
import { isKnownUnit } from './value-units.ts';

/** Whether a record has units and nothing that is none. */
export function isUnitRow(record: TextRecord): boolean {
  if (record.fields.some((field) => isNumeric(field)) || isRule(record)) return false;
  const filled = record.fields.filter((field) => !isMissingWord(field));
  if (filled.length === 0 || filled.some(depthNamedAndNoUnit)) return false;
  const known = filled.filter((field) => isUnitCell(field)).length;
  return known > 0 && (known * 2 >= filled.length || filled.every((field) => field.trim().length <= 8));
}

/** What has no dimension. */
const ONE = '1';

/**
 * Whether a record is a length over depths, and units or ones beside it, as in `ft,1,1,1`. In the record below numbers stand where it
 * has words: else these would be labels.
 */
export function isUnitRowOfOnes({ fields }: TextRecord, below: TextRecord | undefined): boolean {
  const isOne = (field: string): boolean => field.trim() === ONE;
  return (
    below !== undefined &&
    fields.some(isOne) &&
    fields.some((field) => depthUnitNamed(bareUnit(field) ?? '') !== undefined) &&
    fields.every(
      (field, i) => isOne(field) || isMissingWord(field) || (isUnitCell(field) && isNumeric(below.fields[i] ?? '')),
    )
  );
}

function depthNamedAndNoUnit(field: string): boolean {
  const text = field.trim();
  let end = 0;
  while (end < text.length && text[end]!.toLowerCase() !== text[end]!.toUpperCase()) end++;
  // `MD (m)` is a name and its unit, `m (MD)` a unit and its datum.
  if (depthNamed(text.slice(0, end)) && depthUnitNamed(text.slice(end))) return true;
  return depthNamed(field) !== undefined && !isUnitCell(field);
}

/** Whether a field says a unit, or that there is none. */
export function isUnitOrNothing(field: string): boolean {
  return isMissingWord(field) || isUnitCell(field);
}

function isUnitCell(field: string): boolean {
  const text = field.trim();
  if (splitBracketed(text).stem === '' && text.length > 2) return true;
  return isKnownUnit(bareUnit(text) ?? '');
}
