// What can be said of fields and records before it is known how their numbers are written.
import { isHexadecimal, NUMBER_FORMS, parseFeetAndInches, parseNumber } from './number-forms.ts';
import type { TextRecord } from './text-records.ts';

/** Whether a field is a number in any form, or in feet and inches. */
export function isNumeric(field: string): boolean {
  return (
    NUMBER_FORMS.some((form) => parseNumber(field, form) !== undefined) ||
    parseFeetAndInches(field) !== undefined ||
    isHexadecimal(field)
  );
}

/** Whether a field has nothing but blanks. */
export function isBlank(field: string): boolean {
  return field.trim() === '';
}

/** A line of dashes under a header. */
export function isRule({ fields }: { readonly fields: readonly string[] }): boolean {
  return fields.some((field) => field.trim().length > 1) && fields.every((field) => /^[-=+_ ]*$/.test(field));
}

/** Whether a record has so many fields, or one more that is blank, as a trailing delimiter makes one. */
export function hasWidth(record: TextRecord, width: number): boolean {
  const own = record.fields.length;
  return own === width || (own === width + 1 && isBlank(record.fields[width]!));
}
