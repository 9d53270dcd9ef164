// Tells what quotes a text has, and whether they open and close fields as quotes do.
import { isNumeric } from './record-shape.ts';
import type { TextRecord } from './text-records.ts';

const MOST_NAME_CHARACTERS = 100;

/** Quotes that stand where a field may begin; `"` first, which is taken where nothing tells them apart. */
export function quotesIn(head: string): ('"' | "'" | null)[] {
  const quotes: ('"' | "'" | null)[] = ['"'];
  if (head.includes('"')) quotes.push(null);
  if (head.includes("'")) quotes.push("'");
  return quotes;
}

/** A quote that opens nothing runs on to the next one that closes, over lines. */
function hasManyLines(field: string): boolean {
  return field.length > MOST_NAME_CHARACTERS && (field.includes('\n') || field.includes('\r'));
}

/** Whether quotes hold a delimiter together with what stands around it. */
export function holdsQuoted({ fields, quoted }: TextRecord, delimiter: string): boolean {
  return [...(quoted ?? [])].some((field) => fields[field]!.includes(delimiter));
}

const DELIMITERS = [',', ';', '\t', '|'];

/** Whether a record is a whole line in quotes: one field, which a delimiter would divide into numbers. */
export function isQuotedLine({ fields, quoted }: TextRecord): boolean {
  const [text = ''] = fields;
  if (fields.length !== 1 || quoted === undefined || isNumeric(text)) return false;
  return DELIMITERS.some((delimiter) => {
    const parts = text.split(delimiter);
    return parts.length > 1 && parts.filter((part) => isNumeric(part)).length * 2 > parts.length;
  });
}

/** Whether quotes stand behind digits alone, as in 10'-6": then they are marks of inches or feet. */
export function areInches(records: readonly TextRecord[], quote: string): boolean {
  const isMark = (field: string): boolean => field.endsWith(quote) && /^\d$/.test(field.at(-2) ?? '');
  return records.every(({ quoted }) => quoted === undefined) && records.some(({ fields }) => fields.some(isMark));
}

/** Whether the quotes that open fields close them. One that is left open among several that are closed is a fault in a record. */
export function areClosed(records: readonly TextRecord[]): boolean {
  const isFaulty = ({ fields, isOpen }: TextRecord): boolean => isOpen || fields.some(hasManyLines);
  const closed = records.filter((record) => !isFaulty(record)).flatMap(({ quoted }) => [...(quoted ?? [])]).length;
  return closed >= records.filter(isFaulty).length;
}
