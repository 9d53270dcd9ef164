// Puts names together that blanks have torn apart: `Depth (m)` is one name in a table divided by blanks, too.
import type { TextRecord } from './text-records.ts';

/**
 * Records of a table divided by runs of blanks; those that begin with a word and have more fields than `width` get that many,
 * where brackets or wider gaps show how. `lines`: the text of the file's lines.
 */
export function joinTornNames(
  records: readonly TextRecord[],
  width: number,
  lineOf: (line: number) => string,
  isNumeric: (field: string) => boolean,
): readonly TextRecord[] {
  return records.map((record) => {
    const { fields } = record;
    if (fields.length <= width || isNumeric(fields[0]!)) return record;
    const candidates = [withBrackets(fields), widelyDivided(lineOf(record.line))];
    const fitting = candidates.find((candidate) => candidate.length === width);
    return fitting ? { ...record, fields: fitting } : record;
  });
}

/** A unit in brackets belongs to the name before it. */
function withBrackets(fields: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (const field of fields) {
    if (names.length > 0 && (field.startsWith('(') || field.startsWith('['))) names[names.length - 1] += ` ${field}`;
    else names.push(field);
  }
  return names;
}

/** Divided where two blanks or a tab stand. */
function widelyDivided(line: string): readonly string[] {
  return line
    .split(/\t| {2}/)
    .map((field) => field.trim())
    .filter((field) => field !== '');
}
