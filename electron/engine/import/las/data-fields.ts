// Splits a line of LAS data into its fields.

/** A blank stands for runs of blanks and tabs. */
export type LasDelimiter = ' ' | ',' | ';' | '\t';

/** Whether a line holds data and is neither blank nor a comment; the byte with which DOS ends files is blank, too. */
export function isDataLine(line: string): boolean {
  const text = line.replaceAll('\x1a', '').trimStart();
  return text !== '' && !text.startsWith('#');
}

/**
 * The fields, those in quotes with their quotes. Text between blanks may stand in quotes of either kind. A delimiter at the
 * line's end, where others are not blanks, is followed by an empty field.
 */
export function fieldsOf(line: string, delimiter: LasDelimiter): string[] {
  const text = line.replaceAll('\x1a', '');
  const fields: string[] = [];
  let at = 0;
  while (at < text.length) {
    while (at < text.length && isGap(text.charAt(at), delimiter)) at++;
    if (at === text.length && delimiter === ' ') return fields;
    const end = fieldEnd(text, at, delimiter);
    fields.push(text.slice(at, end).trim());
    if (delimiter === ' ') at = end;
    else if (end === text.length) return fields;
    else at = end + 1;
  }
  if (delimiter !== ' ' && text !== '') fields.push('');
  return fields;
}

function isGap(character: string, delimiter: LasDelimiter): boolean {
  return character === ' ' || (character === '\t' && delimiter !== '\t');
}

/** Where the field ends that begins at an index: behind its closing quote, if it has one, and before the next delimiter. */
function fieldEnd(text: string, from: number, delimiter: LasDelimiter): number {
  const quote = text.charAt(from);
  let at = from;
  if (quote === '"' || (quote === "'" && delimiter === ' ')) {
    const closing = text.indexOf(quote, from + 1);
    if (closing !== -1) at = closing + 1;
  }
  while (at < text.length && text.charAt(at) !== delimiter && !(delimiter === ' ' && text.charAt(at) === '\t')) at++;
  return at;
}
