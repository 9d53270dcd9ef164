// Splits the name of a column into what it is called and its unit, as files write them together.

export interface SplitName {
  /** The name without its unit. */
  readonly stem: string;
  /** What stands for a unit, as written; null where nothing does. */
  readonly unit: string | null;
}

const BRACKETS: readonly (readonly [open: string, close: string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
  ['（', '）'],
  ['［', '］'],
  ['【', '】'],
];
const MAX_UNIT_CHARACTERS = 30;

/** `Depth (ft)`, `GR [gAPI]`: what stands in brackets at the end, unless it is a number, as in `FMI[3]`. */
export function splitBracketed(name: string): SplitName {
  const text = name.trim();
  for (const [open, close] of BRACKETS) {
    if (!text.endsWith(close)) continue;
    const begin = text.lastIndexOf(open);
    if (begin < 0) continue;
    const unit = text.slice(begin + 1, -1).trim();
    if (unit === '' || unit.length > MAX_UNIT_CHARACTERS || isIndex(unit)) continue;
    return { stem: text.slice(0, begin).trim(), unit };
  }
  return { stem: text, unit: null };
}

/** What a row of units is called by its first cell, which may hold its first unit, too. */
const UNIT_LABEL = /^(?:units?|uom|einheit(?:en)?|unités?|unidad(?:es)?)(?:\s{0,9}[:=]\s{0,9}|$)/i;

/** A unit as a row of units has it: bare, in brackets, or behind the row's own label. Null for what is blank or a dash. */
export function bareUnit(cell: string): string | null {
  const whole = cell.trim();
  const text = whole.replace(UNIT_LABEL, '') || whole;
  const isBracketed = BRACKETS.some(([open, close]) => text.startsWith(open) && text.endsWith(close));
  const unit = isBracketed ? text.slice(1, -1).trim() : text;
  return unit === '' || /^-+$/.test(unit) ? null : unit;
}

/** The cells of a row of units without one that is its label alone, where it has one cell more than there are columns. */
export function withoutUnitLabel(cells: readonly string[], width: number): readonly string[] {
  const [first, ...rest] = cells;
  const isLabel = first !== undefined && UNIT_LABEL.exec(first.trim())?.[0] === first.trim();
  return isLabel && rest.length === width && rest.at(-1)!.trim() !== '' ? rest : cells;
}

function isIndex(text: string): boolean {
  return [...text].every((character) => (character >= '0' && character <= '9') || '.,:+- °'.includes(character));
}
